package se.minasidor.launcher.imports;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import se.minasidor.launcher.Refusal;

/**
 * Brings files in, one after the other, and says what became of each. A file is known by its
 * content: whoever was interrupted asks again, and goes on with what is under way already.
 */
public final class FileImport {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ImportOptions options;
    private final ImportClient client;
    private final PrintStream out;
    private final PrintStream err;
    private final Progress progress;
    private final Duration pause;

    /**
     * @param quick the longest that the portal takes to answer what is no work
     * @param pause between two looks at a job
     */
    public FileImport(
            ImportOptions options,
            URI portal,
            PrintStream out,
            PrintStream err,
            boolean terminal,
            Duration quick,
            Duration pause) {
        this.options = options;
        this.client = new ImportClient(portal, options.key(), quick);
        this.out = out;
        this.err = err;
        this.progress = new Progress(err, terminal);
        this.pause = pause;
    }

    /** The exit code: 0 all in, 1 some lines refused. Whatever failed is a {@link Refusal}. */
    public int run() throws IOException, InterruptedException {
        int code = 0;
        for (Path file : options.files()) {
            code = Math.max(code, bringIn(SentFile.of(file)));
        }
        return code;
    }

    private int bringIn(SentFile file) throws IOException, InterruptedException {
        String key =
                "cli-%s-%s-%s%s"
                        .formatted(
                                options.kind(),
                                options.mode(),
                                file.fingerprint().substring(0, 40),
                                options.again() ? "-" + Instant.now().toEpochMilli() : "");
        ImportClient.Answer known = named(key);
        JsonObject ended;
        if (known.ok()) {
            boolean before = known.json().containsKey("finishedAt");
            err.println(
                    before
                            ? "%s was brought in before, %s; --again sends it anew."
                                    .formatted(file.file(), known.json().getString("finishedAt"))
                            : file.file() + " is on the server already; going on.");
            ended = follow(known.json());
        } else if (known.status() == 404) {
            ended = follow(send(file, key));
        } else {
            throw new Refusal(known.problem());
        }
        return tell(file, ended);
    }

    private ImportClient.Answer named(String key) throws InterruptedException {
        try {
            return client.named(key);
        } catch (IOException unreachable) {
            throw new Refusal("The portal cannot be reached: " + words(unreachable));
        }
    }

    private JsonObject send(SentFile file, String key) throws IOException, InterruptedException {
        while (true) {
            AtomicLong sent = new AtomicLong();
            ImportClient.Answer answer =
                    await(client.send(options.kind(), options.mode(), key, file, sent), file, sent);
            progress.clear();
            if (answer.ok()) {
                return answer.json();
            }
            if (answer.status() != 429 && answer.status() != 409) {
                throw new Refusal(file.file() + ": " + answer.problem());
            }
            err.println(answer.problem());
            Thread.sleep(answer.retryAfter().toMillis());
            ImportClient.Answer known = named(key);
            if (known.ok()) {
                return known.json();
            }
        }
    }

    private ImportClient.Answer await(
            CompletableFuture<ImportClient.Answer> answer, SentFile file, AtomicLong sent)
            throws IOException, InterruptedException {
        while (true) {
            progress.show(
                    sent.get() < file.size() ? "sending" : "sent",
                    sent.get(),
                    file.size(),
                    Progress.megabytes(sent.get()) + " of " + Progress.megabytes(file.size()));
            try {
                return answer.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                // shown again
            } catch (ExecutionException broken) {
                progress.clear();
                throw new Refusal(
                        "%s: the connection broke (%s). Run the same command again."
                                .formatted(file.file(), words(broken.getCause())));
            }
        }
    }

    /** Waits for the end of a job; an answer that was given at once is its end. */
    private JsonObject follow(JsonObject first) throws IOException, InterruptedException {
        JsonObject job = first;
        if (!job.containsKey("state")) {
            return job;
        }
        Instant heard = Instant.now();
        Thread leaving = new Thread(this::leave);
        Runtime.getRuntime().addShutdownHook(leaving);
        try {
            while (!job.containsKey("finishedAt")) {
                show(job);
                Thread.sleep(pause.toMillis());
                try {
                    ImportClient.Answer answer = client.status(job.getString("id"));
                    if (answer.ok()) {
                        job = answer.json();
                        heard = Instant.now();
                    } else if (answer.status() < 500 && answer.status() != 429) {
                        throw new Refusal(answer.problem());
                    }
                } catch (IOException away) {
                    progress.show("waiting", 0, 1, "the portal does not answer");
                }
                if (heard.plus(PATIENCE).isBefore(Instant.now())) {
                    throw new Refusal("The portal has not answered for a while. Ask again later.");
                }
            }
        } finally {
            progress.clear();
            Runtime.getRuntime().removeShutdownHook(leaving);
        }
        return job;
    }

    private void leave() {
        err.println();
        err.println("It goes on at the portal. The same command again shows how far it is.");
    }

    private void show(JsonObject job) {
        String rate =
                job.containsKey("ratePerSecond")
                        ? ", %d lines a second".formatted(job.getInt("ratePerSecond"))
                        : "";
        String left =
                job.containsKey("etaSeconds")
                        ? ", " + Progress.time(job.getInt("etaSeconds")) + " left"
                        : "";
        progress.show(
                job.getString("state").toLowerCase(Locale.ROOT),
                job.getJsonNumber("bytesDone").longValue(),
                job.getJsonNumber("bytes").longValue(),
                job.getJsonNumber("received") + " lines" + rate + left);
    }

    private int tell(SentFile file, JsonObject ended) throws IOException, InterruptedException {
        try (Stream<String> findings = client.errors(ended.getString("id"))) {
            new FindingList(file.file(), options.errors(), out).tell(findings);
        } catch (UncheckedIOException broken) {
            throw new Refusal("The list of errors broke off: " + words(broken.getCause()));
        }
        long rejected = ended.getJsonNumber("rejected").longValue();
        out.println(
                "%s: %d lines, %d accepted (%d of them unchanged), %d refused%s"
                        .formatted(
                                file.file(),
                                ended.getJsonNumber("received").longValue(),
                                ended.getJsonNumber("accepted").longValue(),
                                ended.getJsonNumber("unchanged").longValue(),
                                rejected,
                                options.dryRun() ? "; nothing was written" : ""));
        if (ended.getString("state", "DONE").equals("FAILED")) {
            throw new Refusal(
                    file.file() + ": the portal gave up after many attempts; see its log.");
        }
        return rejected > 0 ? 1 : 0;
    }

    private static String words(Throwable failure) {
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage();
    }
}

package se.minasidor.launcher.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.minasidor.launcher.Refusal;
import se.minasidor.tenancy.testing.OwnPort;

/** The command line against a portal that says what it is told to say. */
class FileImportTest {

    private static final String UNKNOWN = "404 {\"title\":\"No\",\"code\":\"import.unknown\"}";
    private static final String JOB =
            "{\"id\":\"j1\",\"kind\":\"meter-days\",\"mode\":\"upsert\",\"state\":\"%s\",\"received\":%d,"
                    + "\"accepted\":%d,\"unchanged\":0,\"rejected\":%d,\"bytes\":100,\"bytesDone\":%d%s}";
    private static final String DONE =
            "200 "
                    + JOB.formatted(
                            "DONE", 9, 8, 1, 100, ",\"finishedAt\":\"2026-11-21T07:00:00Z\"");
    private static final String FINDING =
            "200 {\"line\":7,\"externalId\":\"F-1\",\"field\":\"values\",\"code\":\"values.count\","
                    + "\"message\":\"must have 24 values\"}\n";

    @TempDir Path folder;
    private final Deque<String> answers = new ConcurrentLinkedDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private OwnPort port;
    private HttpServer portal;
    private Path file;

    @BeforeEach
    void aPortal() throws IOException {
        port = new OwnPort();
        portal = HttpServer.create(new InetSocketAddress("127.0.0.1", port.number()), 0);
        portal.createContext("/", this::answer);
        portal.start();
        file = Files.writeString(folder.resolve("days.csv"), "facility;series\n");
    }

    @AfterEach
    void stop() throws IOException {
        portal.stop(0);
        port.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(
                exchange.getRequestMethod()
                        + " "
                        + exchange.getRequestURI()
                        + " "
                        + exchange.getRequestHeaders().getFirst("Host").replaceFirst(":.*", "")
                        + " "
                        + exchange.getRequestHeaders().getFirst("Content-Type")
                        + " "
                        + exchange.getRequestHeaders().getFirst("Content-Encoding")
                        + " "
                        + body.strip());
        String[] answer = answers.remove().split(" ", 2);
        byte[] bytes = answer[1].getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Retry-After", "0");
        exchange.sendResponseHeaders(
                Integer.parseInt(answer[0]), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private int bringIn(String... more) throws Exception {
        List<String> arguments =
                Stream.concat(
                                Stream.of("solberga", "meter-days", file.toString()),
                                Arrays.stream(more))
                        .toList();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new FileImport(
                        ImportOptions.of(arguments, Map.of("MINASIDOR_API_KEY", "mp_x")),
                        URI.create("http://solberga.localhost:" + port.number()),
                        out,
                        out,
                        false,
                        Duration.ofMinutes(2),
                        Duration.ofMillis(1))
                .run();
    }

    @Test
    void aLargeFileIsSentAndFollowedToItsEnd() throws Exception {
        answers.add(UNKNOWN);
        answers.add("202 " + JOB.formatted("WAITING", 0, 0, 0, 0, ""));
        answers.add("200 " + JOB.formatted("RUNNING", 5, 5, 0, 50, ",\"ratePerSecond\":5"));
        answers.add(DONE);
        answers.add(FINDING);
        assertEquals(1, bringIn());
        assertTrue(
                requests.get(0).startsWith("GET /api/v1/imports?idempotencyKey=cli-meter-days-"));
        assertEquals(
                "POST /api/v1/imports/meter-days?mode=upsert solberga.localhost text/csv null facility;series",
                requests.get(1));
        assertEquals(
                "%s:7: F-1: values must have 24 values (values.count)\n%s: 9 lines, 8 accepted (0 of them unchanged), 1 refused\n"
                        .formatted(file, file),
                said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whoWasInterruptedGoesOnWithWhatIsUnderWay() throws Exception {
        answers.add("200 " + JOB.formatted("RUNNING", 5, 5, 0, 50, ""));
        answers.add("503 {}");
        answers.add(DONE.replace("\"rejected\":1", "\"rejected\":0"));
        answers.add("200 ");
        assertEquals(0, bringIn());
        assertTrue(requests.stream().noneMatch(r -> r.startsWith("POST")), "nothing is sent twice");
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("is on the server already"));
    }

    @Test
    void aPackedFileIsSentAsItIsAndABusyPortalIsAskedAgain() throws Exception {
        file = Files.move(file, folder.resolve("days.ndjson.gz"));
        answers.add(UNKNOWN);
        answers.add("429 {\"title\":\"Too many\"}");
        answers.add(UNKNOWN);
        answers.add(
                "200 {\"id\":\"r1\",\"mode\":\"dry-run\",\"received\":2,\"accepted\":2,\"unchanged\":1,\"rejected\":0,\"errors\":[]}");
        answers.add("200 ");
        assertEquals(0, bringIn("--dry-run"));
        assertTrue(
                requests.get(3)
                        .startsWith(
                                "POST /api/v1/imports/meter-days?mode=dry-run solberga.localhost application/x-ndjson gzip"));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("nothing was written"));
    }

    @Test
    void aRefusedFileAndAPortalThatIsAwayAreTold() throws Exception {
        answers.add(UNKNOWN);
        answers.add(
                "400 {\"title\":\"The body is not complete\",\"detail\":\"Line 8 was the last.\",\"code\":\"body.truncated\"}");
        Refusal refused = assertThrows(Refusal.class, this::bringIn);
        assertTrue(
                refused.getMessage()
                        .endsWith(
                                "The body is not complete. Line 8 was the last. (body.truncated)"));
        portal.stop(0);
        assertTrue(
                assertThrows(Refusal.class, this::bringIn)
                        .getMessage()
                        .startsWith("The portal cannot be reached"));
    }

    @Test
    void whatIsWrongWithTheCommandIsSaidBeforeAnythingIsSent() {
        Map<String, String> key = Map.of("MINASIDOR_API_KEY", "mp_x");
        String there = file.toString();
        for (List<String> wrong :
                List.of(
                        List.of("solberga", "meter-days"),
                        List.of("solberga", "meters", there),
                        List.of("solberga", "meter-days", folder.resolve("x.csv").toString()),
                        List.of("solberga", "meter-days", folder.toString()),
                        List.of("solberga", "meter-days", there, "--dryrun"),
                        List.of("solberga", "meter-days", there, "--url", "solberga"),
                        List.of("solberga", "meter-days", there, "--key"))) {
            assertThrows(Refusal.class, () -> ImportOptions.of(wrong, key), wrong.toString());
        }
        assertThrows(
                Refusal.class,
                () -> ImportOptions.of(List.of("solberga", "meter-days", there), Map.of()));
    }
}

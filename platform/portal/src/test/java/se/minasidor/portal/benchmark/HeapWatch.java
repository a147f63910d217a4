package se.minasidor.portal.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks again and again how much of a process' heap is in use once the garbage is gone. */
final class HeapWatch implements AutoCloseable {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final String pid;
    private final AtomicBoolean end = new AtomicBoolean();
    private final Thread thread = new Thread(this::watch, "heap");
    private long highest;
    private int looks;

    HeapWatch(long pid) {
        this.pid = Long.toString(pid);
        thread.start();
    }

    private void watch() {
        try {
            while (!end.get()) {
                highest = Math.max(highest, look());
                looks++;
                Thread.sleep(200);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The least of three counts: one that comes while native code holds an array (packing does)
     * cannot collect first, and counts the garbage too.
     */
    private long look() throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            least = Math.min(least, live(pid));
        }
        return least;
    }

    /** Bytes of everything that is still referred to; a full collection is part of the count. */
    private static long live(String pid) throws IOException, InterruptedException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                pid,
                                "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        String told = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        Matcher total = TOTAL.matcher(told);
        if (!total.find()) {
            throw new IOException(told);
        }
        return Long.parseLong(total.group(1));
    }

    @Override
    public void close() {
        end.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The most that was seen, in megabytes; to be asked after the end. */
    double megabytes() {
        return highest / 1e6;
    }

    int looks() {
        return looks;
    }
}

package se.minasidor.portal.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.minasidor.portal.container.Node;

/** Looks again and again how much of a process' heap is in use once the garbage is gone. */
final class HeapWatch implements AutoCloseable {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private static final String NOT_COLLECTED = "GC locker is held";

    private final Node node;
    private final AtomicBoolean end = new AtomicBoolean();
    private final Thread thread = new Thread(this::watch, "heap");
    private long highest;
    private int looks;

    HeapWatch(Node node) {
        this.node = node;
        thread.start();
    }

    private void watch() {
        try {
            while (!end.get()) {
                look();
                Thread.sleep(200);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A count that comes while native code holds an array (packing does) cannot collect first, and
     * would count the garbage too: the virtual machine says so, and it is no look.
     */
    private void look() throws IOException, InterruptedException {
        long before = node.said(NOT_COLLECTED);
        long bytes = live(Long.toString(node.pid()));
        if (node.said(NOT_COLLECTED) == before) {
            highest = Math.max(highest, bytes);
            looks++;
        }
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

package se.minasidor.launcher;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/** What has been started, stopped in the opposite order exactly once, also by Ctrl-C. */
final class Running implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean stopping;

    Running() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
    }

    /** A part that a signal can already have asked to stop is stopped at once. */
    synchronized <T extends AutoCloseable> T add(T part) throws IOException {
        if (stopping) {
            stop(part);
            throw new IOException("stopped while starting");
        }
        parts.push(part);
        return part;
    }

    synchronized boolean stopping() {
        return stopping;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (stopping) {
                return;
            }
            stopping = true;
        }
        while (!parts.isEmpty()) {
            stop(parts.pop());
        }
        stopped.countDown();
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            System.err.println(
                    "Could not stop " + part.getClass().getSimpleName() + ": " + failure);
        }
    }

    void awaitStopped() throws InterruptedException {
        stopped.await();
    }
}

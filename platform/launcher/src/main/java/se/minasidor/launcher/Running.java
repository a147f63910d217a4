package se.minasidor.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** What has been started, stopped in the opposite order exactly once, also by Ctrl-C. */
final class Running implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private static final String STOPPING =
            "Stopping; the first time this takes longer, because the next start is prepared.";

    private final boolean saysSo;
    private volatile boolean stopping;

    Running(boolean saysSo) {
        this.saysSo = saysSo;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
    }

    /** Starts a part; a stop that is asked for meanwhile waits, and then stops this part too. */
    synchronized <T extends AutoCloseable> T start(Callable<T> starting) throws Exception {
        if (stopping) {
            throw new InterruptedException("stopped while starting");
        }
        T part = starting.call();
        parts.push(part);
        return part;
    }

    boolean stopping() {
        return stopping;
    }

    @Override
    public void close() {
        boolean first = !stopping;
        stopping = true;
        synchronized (this) {
            if (first) {
                if (saysSo && parts.size() > 1) { // more than the lock of its folder
                    System.out.println(STOPPING);
                }
                while (!parts.isEmpty()) {
                    stop(parts.pop());
                }
                stopped.countDown();
            }
        }
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

package se.minasidor.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How many pages this node is making just now, for whoever has work that can wait for them. */
@ApplicationScoped
public class PagesInHand {

    private static final long LATELY = TimeUnit.SECONDS.toNanos(2);

    private final LongSupplier time;
    private volatile int pages;
    private volatile long latest;

    public PagesInHand() {
        this(System::nanoTime);
    }

    PagesInHand(LongSupplier time) {
        this.time = time;
        latest = time.getAsLong() - LATELY;
    }

    public synchronized void begin() {
        pages++;
    }

    public synchronized void end() {
        pages--;
        latest = time.getAsLong();
        if (pages == 0) {
            notifyAll();
        }
    }

    /** For one piece of work on one thread. */
    public StandingAside aside() {
        return new StandingAside(this, System::nanoTime);
    }

    /** Whether nobody has asked for a page for some seconds. */
    boolean quiet() {
        return pages == 0 && time.getAsLong() - latest >= LATELY;
    }

    /** At once when there is none, and when the thread is to end. */
    void awaitNone(long nanos) {
        if (pages > 0 && nanos > 0) {
            waitForNone(nanos);
        }
    }

    private synchronized void waitForNone(long nanos) {
        long end = System.nanoTime() + nanos;
        try {
            for (long left = nanos; pages > 0 && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package se.minasidor.tenancy;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Long work that lets pages go first: between its small steps it waits while a page is being made.
 * With no visitors it loses nothing, and it gets a fifth of its time however many there are.
 */
public final class StandingAside {

    /** Waiting there may be for each moment of work. */
    private static final int WAITING = 4;

    /** At once; hardly any page takes longer, and those that do wait for somebody else. */
    private static final long LONGEST = Duration.ofMillis(50).toNanos();

    private final PagesInHand pages;
    private final LongSupplier nanoTime;
    private long resumed;
    private long may;

    StandingAside(PagesInHand pages, LongSupplier nanoTime) {
        this.pages = pages;
        this.nanoTime = nanoTime;
        this.resumed = nanoTime.getAsLong();
    }

    /** To be called between steps of some milliseconds. */
    public void step() {
        long stopped = nanoTime.getAsLong();
        may = Math.min(LONGEST, may + WAITING * (stopped - resumed));
        pages.awaitNone(may);
        resumed = nanoTime.getAsLong();
        may -= resumed - stopped;
    }

    /** Whether nobody has asked for a page for some seconds: larger steps are quicker then. */
    public boolean quiet() {
        return pages.quiet();
    }
}

package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StandingAsideTest {

    private static final long MILLISECOND = 1_000_000;

    /** A time in which there always is a page, and waiting takes as long as it may. */
    private static final class Rush extends PagesInHand {
        private final AtomicLong time = new AtomicLong();
        private long waited;

        @Override
        void awaitNone(long nanos) {
            time.addAndGet(nanos);
            waited += nanos;
        }

        StandingAside work() {
            return new StandingAside(this, time::get);
        }

        void pass(long milliseconds) {
            time.addAndGet(milliseconds * MILLISECOND);
        }
    }

    @Test
    void workGetsAFifthOfItsTimeHoweverManyPagesThereAre() {
        Rush rush = new Rush();
        StandingAside work = rush.work();
        for (int step = 0; step < 1000; step++) {
            rush.pass(3);
            work.step();
        }
        assertEquals(4 * 3000 * MILLISECOND, rush.waited);
    }

    @Test
    void aPageThatTakesLongIsNotWaitedForLong() {
        Rush rush = new Rush();
        StandingAside work = rush.work();
        rush.pass(60_000);
        work.step();
        assertEquals(50 * MILLISECOND, rush.waited);
    }

    @Test
    void workGoesOnAsSoonAsTheLastPageIsMade() throws Exception {
        PagesInHand pages = new PagesInHand();
        pages.begin();
        pages.begin();
        CountDownLatch done = new CountDownLatch(1);
        Thread worker =
                new Thread(
                        () -> {
                            pages.awaitNone(Long.MAX_VALUE / 2);
                            done.countDown();
                        });
        worker.start();
        awaitWaiting(worker);
        pages.end();
        assertFalse(done.await(50, TimeUnit.MILLISECONDS));
        pages.end();
        assertTrue(done.await(2, TimeUnit.MINUTES));
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void itIsQuietUntilSomebodyComesAndNotAsSoonAsTheyLeave() {
        AtomicLong time = new AtomicLong();
        PagesInHand pages = new PagesInHand(time::get);
        assertTrue(pages.aside().quiet());
        pages.begin();
        assertFalse(pages.aside().quiet());
        pages.end();
        assertFalse(pages.aside().quiet());
        time.addAndGet(1999 * MILLISECOND);
        assertFalse(pages.aside().quiet());
        time.addAndGet(MILLISECOND);
        assertTrue(pages.aside().quiet());
    }

    @Test
    void aThreadThatIsToEndWaitsForNobody() {
        PagesInHand pages = new PagesInHand();
        pages.begin();
        Thread.currentThread().interrupt();
        pages.awaitNone(Long.MAX_VALUE / 2);
        assertTrue(Thread.interrupted());
    }
}

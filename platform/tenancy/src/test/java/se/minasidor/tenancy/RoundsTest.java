package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
    private final AtomicInteger done = new AtomicInteger();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void aRoundGoesOnWhileThereIsMore() throws Exception {
        new Rounds("Things", executor, () -> done.incrementAndGet() < 3).wake();
        settle();
        assertEquals(3, done.get());
    }

    @Test
    void aBurstOfCallsIsOneRound() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        executor.execute(() -> await(busy));
        Rounds rounds = new Rounds("Things", executor, this::once);
        for (int i = 0; i < 10; i++) {
            rounds.wake();
        }
        busy.countDown();
        settle();
        assertEquals(1, done.get());
        rounds.wake();
        settle();
        assertEquals(2, done.get());
    }

    @Test
    void aRoundThatFailsIsFollowedByTheNext() throws Exception {
        Rounds rounds =
                new Rounds(
                        "Things",
                        executor,
                        () -> {
                            done.incrementAndGet();
                            throw new IllegalStateException("for the log of this test");
                        });
        rounds.wake();
        settle();
        rounds.wake();
        settle();
        assertEquals(2, done.get());
    }

    @Test
    void afterTheEndNothingBegins() throws Exception {
        Rounds rounds = new Rounds("Things", executor, this::once).every(Duration.ofSeconds(1));
        rounds.end();
        rounds.wake();
        settle();
        assertEquals(0, done.get());
    }

    private boolean once() {
        done.incrementAndGet();
        return false;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(2, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was asked for by now is over. */
    private void settle() throws Exception {
        executor.submit(() -> {}).get(2, TimeUnit.MINUTES);
    }
}

package se.minasidor.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private final Budget budget =
            new Budget(
                    "an account",
                    5,
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1));

    @Test
    void theFirstAttemptsAreFree() {
        for (int n = 0; n < 5; n++) {
            assertEquals(Duration.ZERO, budget.delayAfter(n), "after " + n);
        }
    }

    @Test
    void afterThemTheWaitDoublesFromTheBaseToTheCeiling() {
        assertEquals(Duration.ofSeconds(2), budget.delayAfter(5));
        assertEquals(Duration.ofSeconds(4), budget.delayAfter(6));
        assertEquals(Duration.ofSeconds(8), budget.delayAfter(7));
        assertEquals(Duration.ofSeconds(512), budget.delayAfter(13));
        assertEquals(Duration.ofMinutes(15), budget.delayAfter(14));
    }

    @Test
    void noNumberOfAttemptsMakesTheWaitLongerOrShorterThanTheCeiling() {
        for (double n : new double[] {20, 45, 63, 64, 65, 1000, 1e9, Double.MAX_VALUE}) {
            assertEquals(Duration.ofMinutes(15), budget.delayAfter(n), "after " + n);
        }
    }

    @Test
    void anAttemptCountsUntilItIsForgottenAltogether() {
        assertEquals(Duration.ofSeconds(2), budget.delayAfter(4.001));
        assertEquals(Duration.ZERO, budget.delayAfter(4));
    }

    @Test
    void theOperatorIsToldOnceWhenWaitingBegins() {
        assertFalse(budget.justSpent(4));
        assertTrue(budget.justSpent(4.5));
        assertTrue(budget.justSpent(5));
        assertFalse(budget.justSpent(5.5));
    }

    @Test
    void attemptsAreForgottenOneByOne() {
        assertEquals(6, budget.remaining(6, NOW, NOW));
        assertEquals(5, budget.remaining(6, NOW, NOW.plus(Duration.ofHours(1))));
        assertEquals(0, budget.remaining(6, NOW, NOW.plus(Duration.ofHours(7))));
    }

    @Test
    void aClockThatGoesBackwardsForgetsNothingAndAddsNothing() {
        assertEquals(6, budget.remaining(6, NOW, NOW.minus(Duration.ofHours(7))));
    }
}

package se.minasidor.login;

import java.time.Duration;
import java.time.Instant;

/**
 * How many attempts are free and how the wait grows after them. Attempts leak away one by one, so
 * that nothing has to be unlocked, and the wait has a ceiling, so that nobody is ever shut out.
 *
 * @param what whose attempts, for the log
 * @param free attempts without any wait
 * @param base the wait after the last free attempt; each further attempt doubles it
 * @param leak the time in which one attempt is forgotten
 */
record Budget(String what, int free, Duration base, Duration max, Duration leak) {

    /** What is left of the attempts after some time. */
    double remaining(double attempts, Instant last, Instant now) {
        double leaked = Math.max(0, seconds(Duration.between(last, now))) / seconds(leak);
        return Math.max(0, attempts - leaked);
    }

    /** The wait before the next attempt, counted from the last one. */
    Duration delayAfter(double attempts) {
        // An attempt that is half forgotten still counts, else the first leak would free one more.
        double over = Math.ceil(attempts) - free;
        if (over < 0) {
            return Duration.ZERO;
        }
        // 2^40 of anything is more than max, and far from overflowing.
        double wait = seconds(base) * Math.pow(2, Math.min(over, 40));
        return wait >= seconds(max) ? max : Duration.ofMillis(Math.round(wait * 1000));
    }

    /** Whether the last of these attempts was the one after which waiting begins. */
    boolean justSpent(double attempts) {
        double whole = Math.ceil(attempts);
        return whole >= free && whole < free + 1;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

package se.minasidor.tenancy;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Work in the background: as soon as somebody asks, and every few seconds for what another node
 * left, could not be done before, or came back from a node that died. A round that fails is logged,
 * and the next one comes all the same.
 */
public final class Rounds {

    /** A bounded amount of work. */
    public interface Work {
        /** Whether there may be more. */
        boolean some() throws Exception;
    }

    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());
    private static final Duration FIRST = Duration.ofSeconds(10);

    private final String waiting;
    private final ScheduledExecutorService executor;
    private final Work work;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean ended;
    private ScheduledFuture<?> schedule;

    /**
     * @param waiting what waits when a round fails, for the log
     */
    public Rounds(String waiting, ScheduledExecutorService executor, Work work) {
        this.waiting = waiting;
        this.executor = executor;
        this.work = work;
    }

    public Rounds every(Duration pause) {
        schedule =
                executor.scheduleWithFixedDelay(
                        this::round, FIRST.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Once per burst: whoever asks while a round has not begun yet is served by that round. */
    public void wake() {
        if (!ended && asked.compareAndSet(false, true)) {
            executor.execute(this::round);
        }
    }

    /** No new work; what runs may end. */
    public void end() {
        ended = true;
        if (schedule != null) {
            schedule.cancel(false);
        }
    }

    private void round() {
        asked.set(false);
        try {
            boolean more = true;
            while (more && !ended) {
                more = work.some();
            }
        } catch (Exception e) {
            // The schedule must go on whatever happens; the database may be away for a while.
            LOG.log(Level.WARNING, "{0} wait: {1}", new Object[] {waiting, e.toString()});
        }
    }
}

package se.minasidor.customers.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import se.minasidor.tenancy.LogContext;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantCatalog;

/** Gives out turns: one part of one job, in one transaction. */
@ApplicationScoped
public class JobTurns {

    private static final Duration OUT_OF_SERVICE = Duration.ofMinutes(10);

    @Inject Sql sql;
    @Inject Jobs jobs;
    @Inject TenantCatalog tenants;
    @Inject Clock clock;

    /**
     * Whether there was one.
     *
     * @param whose hears whose turn it is before the work begins
     */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    public boolean next(Consumer<JobQueue.Due> whose) throws SQLException, IOException {
        JobQueue queue = new JobQueue(sql);
        Optional<JobQueue.Due> next = queue.next(clock.instant());
        if (next.isEmpty()) {
            return false;
        }
        JobQueue.Due due = next.get();
        if (tenants.find(due.tenant()).isEmpty()) {
            queue.later(due, clock.instant().plus(OUT_OF_SERVICE));
            return true;
        }
        whose.accept(due);
        LogContext.enter(due.tenant().value(), null);
        try {
            jobs.work(due.tenant(), due);
        } finally {
            LogContext.leave();
        }
        return true;
    }
}

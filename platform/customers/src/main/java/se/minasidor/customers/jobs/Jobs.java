package se.minasidor.customers.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import se.minasidor.customers.consumption.MeterMonths;
import se.minasidor.customers.imports.Body;
import se.minasidor.customers.imports.ImportAnswer;
import se.minasidor.customers.imports.ImportRequest;
import se.minasidor.tenancy.PagesInHand;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** One tenant's imports of meter days, each step in a transaction of that tenant. */
@ApplicationScoped
public class Jobs {

    private static final Duration KEPT = Duration.ofDays(30);

    /** The event that a job waits. */
    record Waiting() {}

    @PersistenceContext(unitName = "minasidor")
    EntityManager entities;

    @Inject Sql sql;
    @Inject MeterMonths months;
    @Inject PagesInHand pages;
    @Inject Clock clock;
    @Inject Event<Waiting> waiting;

    @Transactional(rollbackOn = Exception.class)
    @TenantScoped
    public ImportAnswer take(TenantId tenant, ImportRequest request, Body body)
            throws SQLException, IOException {
        ImportAnswer answer =
                new MeterDaysRun(
                                entities.unwrap(Connection.class),
                                tenant,
                                months::make,
                                pages.aside(),
                                clock.instant())
                        .run(request, body);
        if (answer instanceof ImportAnswer.Taken) {
            waiting.fire(new Waiting());
        }
        return answer;
    }

    /** Part of the transaction that holds the turn. */
    @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Exception.class)
    @TenantScoped
    public void work(TenantId tenant, JobQueue.Due due) throws SQLException, IOException {
        JobTurn turn = turn(due);
        turn.work(clock.instant());
        turn.settle(clock.instant());
    }

    /** After a turn that failed and left no trace. */
    @Transactional
    @TenantScoped
    public void failed(TenantId tenant, JobQueue.Due due) {
        turn(due).failed(clock.instant());
    }

    private JobTurn turn(JobQueue.Due due) {
        return new JobTurn(entities.unwrap(Connection.class), months::make, pages.aside(), due);
    }

    /** What ended long ago, and what was wrong with it. */
    @Transactional
    @TenantScoped
    public void forget(TenantId tenant) {
        Instant before = clock.instant().minus(KEPT);
        sql.update(
                "delete from import_job where tenant_id = ? and finished_at < ?", tenant, before);
        sql.update(
                "delete from import_run where tenant_id = ? and finished_at < ?", tenant, before);
    }
}

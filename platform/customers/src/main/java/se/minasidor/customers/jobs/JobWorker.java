package se.minasidor.customers.jobs;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.minasidor.tenancy.Rounds;
import se.minasidor.tenancy.Started;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantCatalog;

/**
 * Works on the jobs that wait, at most two at a time, on threads of its own: a job may run for an
 * hour, and letters must not wait for it.
 */
@ApplicationScoped
class JobWorker {

    private static final Logger LOG = Logger.getLogger(JobWorker.class.getName());

    /** Half of the processors belong to those who look at pages. */
    private static final int AT_ONCE =
            Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors() / 2));

    @Resource private ManagedThreadFactory threads;
    @Inject private JobTurns turns;
    @Inject private Jobs jobs;
    @Inject private TenantCatalog tenants;

    private ScheduledExecutorService executor;
    private Rounds[] rounds;
    private Rounds cleaning;

    @PostConstruct
    void prepare() {
        executor = Executors.newScheduledThreadPool(AT_ONCE, threads);
        rounds = new Rounds[AT_ONCE];
        for (int i = 0; i < AT_ONCE; i++) {
            rounds[i] = new Rounds("Import jobs", executor, this::turn);
        }
        cleaning = new Rounds("Old imports", executor, this::forget);
    }

    void start(@Observes Started portal) {
        for (Rounds each : rounds) {
            each.every(Duration.ofSeconds(5));
        }
        cleaning.every(Duration.ofHours(6));
    }

    @PreDestroy
    void stop() {
        for (Rounds each : rounds) {
            each.end();
        }
        cleaning.end();
        executor.shutdown();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Jobs.Waiting job) {
        for (Rounds each : rounds) {
            each.wake();
        }
    }

    private boolean turn() {
        AtomicReference<JobQueue.Due> whose = new AtomicReference<>();
        try {
            return turns.next(whose::set);
        } catch (Exception failure) {
            JobQueue.Due due = whose.get();
            LOG.log(Level.WARNING, "A part of import job " + due + " did not go in", failure);
            if (due != null) {
                jobs.failed(due.tenant(), due);
            }
            return due != null;
        }
    }

    private boolean forget() {
        for (Tenant tenant : tenants.all()) {
            jobs.forget(tenant.id());
        }
        return false;
    }
}

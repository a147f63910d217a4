package se.minasidor.login.requests;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.minasidor.mail.WorkQueue;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.LogContext;
import se.minasidor.tenancy.Rounds;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Started;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantCatalog;

/** Works on what visitors asked for, after they have been answered. */
@ApplicationScoped
class AccessRequestWorker {

    private static final Logger LOG = Logger.getLogger(AccessRequestWorker.class.getName());

    /** About three hours; whoever asked has asked again long since. */
    private static final int ATTEMPTS = 12;

    @Resource private ManagedScheduledExecutorService executor;
    @Inject private AccessRequests requests;
    @Inject @Any private Instance<AccessAnswer> answers;
    @Inject private TenantCatalog tenants;
    @Inject private SecurityEvents events;

    private Rounds rounds;

    @PostConstruct
    void prepare() {
        rounds = new Rounds("Requests for access", executor, this::one);
    }

    void start(@Observes Started portal) {
        rounds.every(Duration.ofSeconds(5));
    }

    @PreDestroy
    void stop() {
        rounds.end();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessRequests.Waiting request) {
        rounds.wake();
    }

    private boolean one() {
        Optional<WorkQueue.Due> taken = requests.take();
        taken.ifPresent(this::answer);
        return taken.isPresent();
    }

    private void answer(WorkQueue.Due due) {
        LogContext.enter(due.tenant().value(), null);
        try {
            Optional<Tenant> tenant = tenants.find(due.tenant());
            Optional<AccessRequest> request = requests.read(due.tenant(), due.item());
            if (tenant.isPresent() && request.isPresent()) {
                answer(tenant.get(), due, request.get());
            } else if (request.isEmpty() || due.attempts() >= ATTEMPTS) {
                requests.forget(due.tenant(), due);
            } else {
                requests.later(due);
            }
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Request for access {0} failed: {1}",
                    new Object[] {due.item(), e.toString()});
            again(due);
        } finally {
            LogContext.leave();
        }
    }

    private void answer(Tenant tenant, WorkQueue.Due due, AccessRequest request) {
        AccessAnswer by = by(request);
        requests.once(due.tenant(), due, () -> by.answer(due.tenant(), tenant, request))
                .ifPresent(
                        outcome ->
                                events.record(
                                        due.tenant(),
                                        Actor.VISITOR,
                                        request.kind().event(),
                                        outcome,
                                        null,
                                        Map.of()));
    }

    private AccessAnswer by(AccessRequest request) {
        return answers.stream()
                .filter(answer -> answer.kinds().contains(request.kind()))
                .findFirst()
                .orElseThrow();
    }

    private void again(WorkQueue.Due due) {
        if (due.attempts() >= ATTEMPTS) {
            requests.forget(due.tenant(), due);
        } else {
            requests.later(due);
        }
    }
}

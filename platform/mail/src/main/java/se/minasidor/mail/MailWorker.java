package se.minasidor.mail;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.minasidor.mail.smtp.Delivery;
import se.minasidor.mail.smtp.LetterText;
import se.minasidor.mail.smtp.SmtpClient;
import se.minasidor.tenancy.LogContext;
import se.minasidor.tenancy.Rounds;
import se.minasidor.tenancy.Started;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantCatalog;
import se.minasidor.tenancy.WordBook;

/**
 * Sends the letters that wait: right after the transaction that wrote one, and every few seconds
 * for those that could not be sent, were written by another node or came back from a node that
 * died.
 */
@ApplicationScoped
public class MailWorker {

    private static final Logger LOG = Logger.getLogger(MailWorker.class.getName());
    private static final Duration TRIED_FOR = Duration.ofHours(24);

    @Resource private ManagedScheduledExecutorService executor;
    @Inject private Letters letters;
    @Inject private TenantCatalog tenants;
    @Inject private WordBook words;
    @Inject private SmtpClient server;
    @Inject private Clock clock;

    private Rounds rounds;

    @PostConstruct
    void prepare() {
        rounds = new Rounds("Letters", executor, this::one);
    }

    void start(@Observes Started portal) {
        rounds.every(Duration.ofSeconds(5));
    }

    @PreDestroy
    void stop() {
        rounds.end();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Mailer.Waiting letter) {
        rounds.wake();
    }

    private boolean one() {
        Optional<WorkQueue.Due> taken = letters.take();
        taken.ifPresent(this::deliver);
        return taken.isPresent();
    }

    private void deliver(WorkQueue.Due due) {
        LogContext.enter(due.tenant().value(), null);
        try {
            Optional<Tenant> tenant = tenants.find(due.tenant());
            Optional<Letters.Stored> stored = letters.read(due.tenant(), due.item());
            if (stored.isEmpty()) {
                letters.sent(due.tenant(), due);
            } else if (tenant.isEmpty()) {
                letters.later(due.tenant(), due, "the tenant is not in service");
            } else {
                settle(due, stored.get(), send(due, tenant.get(), stored.get().letter()));
            }
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Letter {0} waits: {1}",
                    new Object[] {due.item(), e.getClass().getName()});
        } finally {
            LogContext.leave();
        }
    }

    private Delivery send(WorkQueue.Due due, Tenant tenant, Letter letter) {
        return server.send(tenant, due.item(), LetterText.of(words, tenant, letter));
    }

    private void settle(WorkQueue.Due due, Letters.Stored stored, Delivery delivery) {
        switch (delivery.outcome()) {
            case TAKEN -> letters.sent(due.tenant(), due);
            case REFUSED -> giveUp(due, delivery);
            case LATER -> {
                if (stored.createdAt().plus(TRIED_FOR).isBefore(clock.instant())) {
                    giveUp(due, delivery);
                } else {
                    letters.later(due.tenant(), due, delivery.why());
                }
            }
        }
    }

    private void giveUp(WorkQueue.Due due, Delivery delivery) {
        LOG.log(
                Level.SEVERE,
                "Letter {0} is not sent after {1} attempts: {2}",
                new Object[] {due.item(), due.attempts(), delivery.why()});
        letters.givenUp(due.tenant(), due, delivery.why());
    }
}

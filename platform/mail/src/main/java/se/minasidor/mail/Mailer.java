package se.minasidor.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * Hands a letter to the outbox, in the transaction of whatever caused it: both happen or neither.
 * The letter's life: stored encrypted, sent by {@link MailWorker} after the commit, its content
 * wiped once the mail server has it.
 */
@ApplicationScoped
public class Mailer {

    /** A letter waits; observed after the commit. */
    record Waiting() {}

    @Inject private Sql sql;
    @Inject private SecretKeys keys;
    @Inject private Clock clock;
    @Inject private Event<Waiting> waiting;

    @Transactional
    @TenantScoped
    public void send(TenantId tenant, Letter letter) {
        UUID id = UUID.randomUUID();
        sql.update(
                """
                insert into letter (tenant_id, id, template, language, content, created_at)
                values (?, ?, ?, ?, ?, ?)
                """,
                tenant,
                id,
                letter.template(),
                letter.language().toLanguageTag(),
                keys.encrypt(tenant, Letters.PURPOSE, LetterContent.write(letter)),
                clock.instant());
        Letters.QUEUE.add(sql, tenant, id, clock.instant());
        waiting.fire(new Waiting());
    }
}

package se.minasidor.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** The letters that wait, and what becomes of each. */
@ApplicationScoped
class Letters {

    static final WorkQueue QUEUE = new WorkQueue("mail_queue");
    static final String PURPOSE = "letter";

    /** Longer than any conversation with a mail server may take. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    record Stored(Letter letter, Instant createdAt) {}

    private final Sql sql;
    private final SecretKeys keys;
    private final Clock clock;

    protected Letters() {
        this(null, null, null);
    }

    @Inject
    Letters(Sql sql, SecretKeys keys, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<WorkQueue.Due> take() {
        return QUEUE.take(sql, clock.instant(), LEASE);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public Optional<Stored> read(TenantId tenant, UUID id) {
        return sql.first(
                """
                select template, language, content, created_at from letter
                where tenant_id = ? and id = ? and content is not null
                """,
                row ->
                        new Stored(
                                LetterContent.read(
                                        row.text("template"),
                                        row.text("language"),
                                        keys.decrypt(tenant, PURPOSE, row.bytes("content"))),
                                row.instant("created_at")),
                tenant,
                id);
    }

    /** The mail server has it: nothing personal is kept. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public void sent(TenantId tenant, WorkQueue.Due due) {
        sql.update(
                """
                update letter set content = null, sent_at = ?, failure = null
                where tenant_id = ? and id = ?
                """,
                clock.instant(),
                tenant,
                due.item());
        QUEUE.done(sql, due);
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public void later(TenantId tenant, WorkQueue.Due due, String why) {
        note(tenant, due, why);
        QUEUE.later(sql, due, clock.instant().plus(WorkQueue.waitAfter(due.attempts())));
    }

    /** Not tried again; the letter stays, so that somebody can see that it was never sent. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public void givenUp(TenantId tenant, WorkQueue.Due due, String why) {
        note(tenant, due, why);
        sql.update(
                "update letter set given_up_at = ? where tenant_id = ? and id = ?",
                clock.instant(),
                tenant,
                due.item());
        QUEUE.done(sql, due);
    }

    private void note(TenantId tenant, WorkQueue.Due due, String why) {
        sql.update(
                "update letter set failure = ? where tenant_id = ? and id = ?",
                why,
                tenant,
                due.item());
    }
}

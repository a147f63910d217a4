package se.minasidor.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * The log of what happened to people's access: logins, refusals, ended sessions, changed addresses,
 * for two years.
 */
@ApplicationScoped
public class SecurityEvents {

    private static final Logger LOG = Logger.getLogger(SecurityEvents.class.getName());
    private static final Pattern PERSONAL_NUMBER = Pattern.compile("\\d{6}(?:\\d{2})?[-+ ]?\\d{4}");

    /** Looked up once: the look-up goes through all jars, and every login asks. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final Sql sql;
    private final Clock clock;
    private final Seldom clearing = new Seldom();

    protected SecurityEvents() {
        this(null, null);
    }

    @Inject
    public SecurityEvents(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Kept whatever happens to the use case around it.
     *
     * @param actor who did it
     * @param event what happened, such as {@code login}
     * @param outcome how it ended, such as {@code ok} or {@code refused}
     * @param person the person it happened to, or null when unknown
     * @param detail more words, {@code method} the login method's; anything that looks like a
     *     personal number is hidden
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TenantScoped
    public void record(
            TenantId tenant,
            Actor actor,
            String event,
            String outcome,
            UUID person,
            Map<String, String> detail) {
        write(tenant, actor, event, outcome, person, detail);
    }

    /** Kept if and only if the use case around it comes about; one is not without the other. */
    @Transactional(Transactional.TxType.MANDATORY)
    @TenantScoped
    public void recordWithin(
            TenantId tenant,
            Actor actor,
            String event,
            String outcome,
            UUID person,
            Map<String, String> detail) {
        write(tenant, actor, event, outcome, person, detail);
    }

    /** Has the log had such an event within that time? */
    @Transactional
    @TenantScoped
    public boolean heardOf(TenantId tenant, String event, Duration within) {
        return sql.first(
                        """
                        select 1 as heard from security_event
                        where tenant_id = ? and event = ?
                          and at > now() - ? * interval '1 second' limit 1
                        """,
                        row -> row.number("heard"),
                        tenant,
                        event,
                        within.toSeconds())
                .isPresent();
    }

    private void write(
            TenantId tenant,
            Actor actor,
            String event,
            String outcome,
            UUID person,
            Map<String, String> detail) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        detail.forEach((key, value) -> json.add(key, harmless(value)));
        String details = json.build().toString();
        sql.update(
                """
                insert into security_event
                    (tenant_id, actor, actor_id, event, outcome, person_id, request_id, detail)
                values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))
                """,
                tenant,
                actor.kind(),
                actor.id(),
                event,
                outcome,
                person,
                LogContext.request().orElse(null),
                details);
        if (clearing.due(tenant, clock.instant())) {
            sql.update(
                    """
                    delete from security_event
                    where tenant_id = ? and at < now() - interval '24 months'
                    """,
                    tenant);
        }
        LOG.info(
                () ->
                        "security event %s %s in %s by %s %s"
                                .formatted(event, outcome, tenant, actor.kind(), details));
    }

    static String harmless(String value) {
        return value == null ? "" : PERSONAL_NUMBER.matcher(value).replaceAll("***");
    }
}

package se.minasidor.login;

import java.util.List;
import java.util.UUID;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;

/** A session's row never goes without its line in the registry across tenants. */
final class SessionRows {

    /** Which sessions are meant. */
    enum Which {
        OF_COOKIE("token_hash = ?"),
        OF_PERSON("person_id = ?"),
        ONE_OF_PERSON("person_id = ? and id = ?"),
        OF_KEPT_LOGIN("kept = ?");

        private final String condition;

        Which(String condition) {
            this.condition = condition;
        }
    }

    private SessionRows() {}

    /** Ends them; whose each of them was. */
    static List<UUID> remove(Sql sql, TenantId tenant, Which which, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = tenant;
        System.arraycopy(values, 0, all, 1, values.length);
        return sql.list(
                """
                with gone as (
                    delete from portal_session where tenant_id = ? and %s
                    returning person_id, token_hash),
                unregistered as (
                    delete from session_registry where token_hash in (select token_hash from gone))
                select person_id from gone
                """
                        .formatted(which.condition),
                row -> row.id("person_id"),
                all);
    }
}

package se.minasidor.portal.container;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** One row in every table for tenant alfa, full of canaries, and a fingerprint of all its rows. */
final class AlfasRows {

    /** A word that stands in alfa's rows only. */
    static final String CANARY = "KANARIEFAGEL";

    private static final String ID = "00000000-0000-4000-8000-00000000000";
    private static final String HASH = "sha256(cast('" + CANARY + "' as bytea))";

    private static final List<String> INSERTS =
            List.of(
                    "customer (id, external_id, customer_number, number_key, kind, legal_entity,"
                            + " name, email, phone, party_key) values ('@1', 'KANARIEFAGEL',"
                            + " 'KANARIEFAGEL', 'KANARIEFAGEL', 'PERSON', 'main', 'KANARIEFAGEL',"
                            + " 'KANARIEFAGEL@example.test', 'KANARIEFAGEL', 'c-@1')",
                    "facility (id, external_id, facility_id, service, street, legal_entity) values"
                            + " ('@2', 'KANARIEFAGEL', 'KANARIEFAGEL', 'EL', 'KANARIEFAGEL', 'main')",
                    "agreement (id, external_id, customer_id, facility_id, product, legal_entity,"
                            + " valid_from) values ('@3', 'KANARIEFAGEL', '@1', '@2', 'KANARIEFAGEL',"
                            + " 'main', '2020-01-01')",
                    "invoice (id, external_id, customer_id, number, number_key, type, status,"
                            + " invoice_date, due_date, total_ore, remaining_ore, legal_entity,"
                            + " pdf_size) values ('@4', 'KANARIEFAGEL', '@1', 'KANARIEFAGEL',"
                            + " 'KANARIEFAGEL', 'INVOICE', 'SENT', '2026-01-01', '2026-02-01', 100,"
                            + " 100, 'main', 12)",
                    "invoice_pdf (invoice_id, content, size, sha256) values ('@4',"
                            + " cast('KANARIEFAGEL' as bytea), 12, #)",
                    "organisation_event (id, kind, letter) values ('@5', 'KANARIEFAGEL',"
                            + " 'KANARIEFAGEL')",
                    "person (id, party_key, email, email_confirmed_at, created_at) values ('@1',"
                            + " 'c-@1', 'KANARIEFAGEL@example.test', now(), now())",
                    "password (person_id, phc, changed_at) values ('@1', 'KANARIEFAGEL', now())",
                    "portal_session (token_hash, person_id, host, method, created_at, last_seen_at,"
                            + " expires_at, user_agent) values (#, '@1', 'alfa.localhost',"
                            + " 'customernumber', now(), now(), now() + interval '1 hour',"
                            + " 'KANARIEFAGEL')",
                    "known_device (person_id, device_hash, created_at, last_used_at) values ('@1',"
                            + " #, now(), now())",
                    "one_time_token (purpose, subject, token_hash, payload, created_at,"
                            + " expires_at) values ('KANARIEFAGEL', '@1', #, cast('KANARIEFAGEL' as"
                            + " bytea), now(), now() + interval '1 hour')",
                    "login_attempt (bucket, attempts, last_at) values ('KANARIEFAGEL', 1, now())",
                    "letter (id, template, language, content, created_at) values ('@6',"
                            + " 'KANARIEFAGEL', 'sv', cast('KANARIEFAGEL' as bytea), now())",
                    "access_request (id, content, created_at) values ('@7', cast('KANARIEFAGEL' as"
                            + " bytea), now())",
                    "api_key (id, name, key_hash, scopes, expires_at) values ('@7', 'KANARIEFAGEL',"
                            + " #, '{imports:write}', now() + interval '1 day')",
                    "import_run (id, idempotency_key, request, body_sha256, answer, received,"
                            + " rejected) values ('@8', 'KANARIEFAGEL', 'KANARIEFAGEL', #,"
                            + " 'KANARIEFAGEL', 1, 0)",
                    "security_event (id, event, outcome) values ('@8', 'KANARIEFAGEL',"
                            + " 'KANARIEFAGEL')");

    private final EntityManager entities;
    private final UserTransaction transaction;

    AlfasRows(EntityManager entities, UserTransaction transaction) {
        this.entities = entities;
        this.transaction = transaction;
    }

    /**
     * Puts back whatever of alfa's rows is missing; those that are there are refused as doubles.
     */
    void seed() throws Exception {
        for (String insert : INSERTS) {
            String sql =
                    "insert into "
                            + insert.replaceFirst("\\(", "(tenant_id, ")
                                    .replaceFirst("values \\(", "values ('alfa', ");
            try {
                asAlfa(
                        () ->
                                entities.createNativeQuery(sql.replace("@", ID).replace("#", HASH))
                                        .executeUpdate());
            } catch (PersistenceException alreadyThere) {
                // or a fault in the statement, which the test notices by the missing row
            }
        }
    }

    /** The names of all tables that belong to tenants. */
    @SuppressWarnings("unchecked")
    List<String> tables() {
        return entities.createNativeQuery(
                        "select cast(relname as text) from pg_class where relrowsecurity order by 1")
                .getResultList();
    }

    Probes.Values values() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            ids.add(UUID.fromString(ID + i));
        }
        return new Probes.Values(
                ids, List.of(CANARY, "c-" + ID + "1", CANARY + "@example.test", "customernumber"));
    }

    /** A hash over every row of alfa in every table. */
    String fingerprint() throws Exception {
        return asAlfa(
                () -> {
                    StringBuilder all = new StringBuilder();
                    for (String table : tables()) {
                        all.append(table)
                                .append('=')
                                .append(
                                        entities.createNativeQuery(
                                                        "select count(*) || ' ' ||"
                                                                + " coalesce(md5(string_agg(cast(t as"
                                                                + " text), '|' order by cast(t as"
                                                                + " text))), '') from "
                                                                + table
                                                                + " t")
                                                .getSingleResult())
                                .append('\n');
                    }
                    return all.toString();
                });
    }

    private <T> T asAlfa(Callable<T> work) throws Exception {
        transaction.begin();
        try {
            entities.joinTransaction();
            entities.createNativeQuery("select set_config('app.tenant', 'alfa', true)")
                    .getSingleResult();
            T result = work.call();
            transaction.commit();
            return result;
        } catch (Exception e) {
            transaction.rollback();
            throw e;
        }
    }
}

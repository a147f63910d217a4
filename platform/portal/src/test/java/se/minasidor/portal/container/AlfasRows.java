package se.minasidor.portal.container;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** One row in every table for tenant alfa, full of canaries, and a fingerprint of all its rows. */
final class AlfasRows {

    /**
     * A word that stands in alfa's rows only; LOCKBETE is what others may have read on an envelope.
     */
    static final String CANARY = "KANARIEFAGEL";

    private static final String ID = "00000000-0000-4000-8000-00000000000";
    private static final String HASH = "sha256(cast('" + CANARY + "' as bytea))";

    private static final List<String> INSERTS =
            List.of(
                    "customer (id, external_id, customer_number, number_key, kind, legal_entity, name, email, phone, party_key) values ('@1', 'LOCKBETE', 'LOCKBETE', 'LOCKBETE', 'PERSON', 'main', 'KANARIEFAGEL', 'KANARIEFAGEL@example.test', 'KANARIEFAGEL', 'c-@1')",
                    "facility (id, external_id, facility_id, service, street, legal_entity) values ('@2', 'LOCKBETE', 'KANARIEFAGEL', 'EL', 'KANARIEFAGEL', 'main')",
                    "agreement (id, external_id, customer_id, facility_id, product, legal_entity, valid_from) values ('@3', 'LOCKBETE', '@1', '@2', 'KANARIEFAGEL', 'main', '2020-01-01')",
                    "invoice (id, external_id, customer_id, number, number_key, type, status, invoice_date, due_date, total_ore, remaining_ore, legal_entity, pdf_size) values ('@4', 'LOCKBETE', '@1', 'LOCKBETE', 'LOCKBETE', 'INVOICE', 'SENT', '2026-01-01', '2026-02-01', 100, 100, 'main', 12)",
                    "invoice_pdf (invoice_id, content, size, sha256) values ('@4', cast('KANARIEFAGEL' as bytea), 12, #)",
                    "organisation_event (id, kind, letter) values ('@5', 'KANARIEFAGEL', 'KANARIEFAGEL')",
                    "meter_series (facility_id, quantity, minutes, first_day, last_day) values ('@2', 'EL_CONSUMPTION', 1440, '2020-01-01', '2020-01-01')",
                    "meter_day (series_id, day, minutes, known_minutes, estimated_minutes, total, import_id, amounts) values ((select id from meter_series where facility_id = '@2'), '2020-01-01', 1440, 1440, 0, 1, '@8', '{1}')",
                    "meter_day_before (series_id, day, revision, minutes, total, arrived_at, import_id, amounts) values ((select id from meter_series where facility_id = '@2'), '2020-01-01', 0, 1440, 1, now(), '@8', '{1}')",
                    "meter_month (series_id, month, known_minutes, estimated_minutes, revised_days, total) values ((select id from meter_series where facility_id = '@2'), '2020-01-01', 1440, 0, 0, 1)",
                    "person (id, party_key, email, email_confirmed_at, created_at) values ('@1', 'c-@1', 'lockbete@example.test', now(), now())",
                    "password (person_id, phc, changed_at) values ('@1', 'KANARIEFAGEL', now())",
                    "portal_session (token_hash, person_id, host, method, created_at, last_seen_at, expires_at, user_agent) values (#, '@1', 'alfa.localhost', 'customernumber', now(), now(), now() + interval '1 hour', 'KANARIEFAGEL')",
                    "kept_login (selector, person_id, method, validator, changed_at, created_at, expires_at) values ('@9', '@1', 'KANARIEFAGEL', #, now(), now(), now() + interval '1 day')",
                    "known_device (person_id, device_hash, created_at, last_used_at) values ('@1', #, now(), now())",
                    "one_time_token (purpose, subject, token_hash, payload, created_at, expires_at) values ('KANARIEFAGEL', '@1', #, cast('KANARIEFAGEL' as bytea), now(), now() + interval '1 hour')",
                    "identity_link (scheme, identity, person_id, created_at) values ('OPENID', 'https://issuer.example.test LOCKBETE', '@1', now())",
                    "first_visit (identity_print, identity, method, wanted, token_hash, created_at, proved_at) values (#, cast('KANARIEFAGEL' as bytea), 'KANARIEFAGEL', '/oversikt', #, now(), now())",
                    "bankid_order (flow_hash, id, start_by, state, certificate, secrets, nonce_hash, message, result, wanted) values (#, '@1', 'CODE', 'FAILED', 'KANARIEFAGEL', cast('KANARIEFAGEL' as bytea), #, 'KANARIEFAGEL', cast('KANARIEFAGEL' as bytea), '/oversikt')",
                    "bankid_signature (id, person_id, purpose, signed_at, evidence) values ('@1', '@1', 'KANARIEFAGEL', now(), cast('KANARIEFAGEL' as bytea))",
                    "login_flow (state_hash, browser_hash, provider, content, expires_at) values (#, #, 'KANARIEFAGEL', cast('KANARIEFAGEL' as bytea), now() + interval '10 minutes')",
                    "login_attempt (bucket, attempts, last_at) values ('KANARIEFAGEL', 1, now())",
                    "letter (id, template, language, content, created_at) values ('@6', 'KANARIEFAGEL', 'sv', cast('KANARIEFAGEL' as bytea), now())",
                    "access_request (id, content, created_at) values ('@7', cast('KANARIEFAGEL' as bytea), now())",
                    "person_profile (person_id, first_name, last_name, proven, changed_at) values ('@1', 'KANARIEFAGEL', 'KANARIEFAGEL', false, now())",
                    "policy_acceptance (person_id, version, accepted_at) values ('@1', '1', now())",
                    "email_flow (id, flow_key, address, address_key, password, created_at, expires_at) values ('@7', #, cast('KANARIEFAGEL' as bytea), #, 'KANARIEFAGEL', now(), now() + interval '1 day')",
                    "email_code_count (address_key, day, sent) values (#, current_date, 1)",
                    "api_key (id, name, key_hash, scopes, expires_at) values ('@7', 'KANARIEFAGEL', #, '{imports:write}', now() + interval '1 day')",
                    "import_run (id, idempotency_key, request, body_sha256, answer, received, rejected) values ('@8', 'LOCKBETE', 'KANARIEFAGEL', #, 'KANARIEFAGEL', 1, 0)",
                    "import_job (id, kind, mode, idempotency_key, body_sha256, state, csv_header, created_at) values ('@5', 'meter-days', 'upsert', 'KANARIEFAGEL', #, 'DONE', 'KANARIEFAGEL', now())",
                    "import_part (job_id, part, lines_before, bytes, content) values ('@5', 0, 0, 12, cast('KANARIEFAGEL' as bytea))",
                    "import_finding (job_id, place, line, warning, external_id, code, message) values ('@5', 0, 1, false, 'KANARIEFAGEL', 'KANARIEFAGEL', 'KANARIEFAGEL')",
                    "security_event (id, actor, actor_id, event, outcome) values ('@8', 'STAFF', 'KANARIEFAGEL', 'KANARIEFAGEL', 'KANARIEFAGEL')");

    private static final String FINGERPRINT =
            "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                    + " from %s t";

    /**
     * Puts back whatever of alfa's rows is missing; those that are there are refused as doubles.
     */
    void seed() throws SQLException {
        asAlfa(connection -> execute(connection, "select make_meter_month('2020-01-01')"));
        for (String insert : INSERTS) {
            String sql =
                    "insert into "
                            + insert.replaceFirst("\\(", "(tenant_id, ")
                                    .replaceFirst("values \\(", "values ('alfa', ");
            try {
                asAlfa(connection -> execute(connection, sql.replace("@", ID).replace("#", HASH)));
            } catch (SQLException alreadyThere) {
                // or a fault in the statement, which the test notices by the missing row
            }
        }
    }

    /** The names of all tables that belong to tenants; a partition is read through its table. */
    List<String> tables() throws SQLException {
        return asAlfa(AlfasRows::tables);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet rows =
                        sql.executeQuery(
                                "select relname from pg_class where relrowsecurity"
                                        + " and not relispartition order by 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    Probes.Values values() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            ids.add(UUID.fromString(ID + i));
        }
        return new Probes.Values(
                ids,
                List.of("LOCKBETE", "c-" + ID + "1", "lockbete@example.test", "customernumber"));
    }

    /**
     * The fingerprint once alfa's own work in the background, such as sending its mails, is done,
     * and what is noted after it.
     */
    String settled() throws SQLException, InterruptedException {
        String before = fingerprint();
        for (int look = 0; look < 60; look++) {
            TimeUnit.SECONDS.sleep(6); // longer than the workers' round
            String now = fingerprint();
            if (now.equals(before) && asAlfa(AlfasRows::atRest)) {
                return now;
            }
            before = now;
        }
        throw new IllegalStateException("alfa does not come to rest:\n" + before);
    }

    private static boolean atRest(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row =
                        sql.executeQuery(
                                "select (select count(*) from mail_queue where tenant_id = 'alfa')"
                                        + " + (select count(*) from access_request_queue"
                                        + " where tenant_id = 'alfa')"
                                        + " + (select count(*) from import_queue"
                                        + " where tenant_id = 'alfa')")) {
            row.next();
            return row.getLong(1) == 0;
        }
    }

    /** A count and a hash of all rows of alfa, a line for each table. */
    String fingerprint() throws SQLException {
        return asAlfa(
                connection -> {
                    StringBuilder all = new StringBuilder();
                    for (String table : tables(connection)) {
                        try (Statement sql = connection.createStatement();
                                ResultSet row = sql.executeQuery(FINGERPRINT.formatted(table))) {
                            row.next();
                            all.append(table).append('=').append(row.getString(1)).append('\n');
                        }
                    }
                    return all.toString();
                });
    }

    private static Void execute(Connection connection, String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
        return null;
    }

    /** Work on the portal's database beside the portal. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private static <T> T asAlfa(Work<T> work) throws SQLException {
        Config config = ConfigProvider.getConfig();
        try (Connection connection =
                DriverManager.getConnection(
                        config.getValue("minasidor.db.url", String.class),
                        config.getValue("minasidor.db.user", String.class),
                        config.getValue("minasidor.db.password", String.class))) {
            connection.setAutoCommit(false);
            execute(connection, "select set_config('app.tenant', 'alfa', true)");
            T result = work.on(connection);
            connection.commit();
            return result;
        }
    }
}

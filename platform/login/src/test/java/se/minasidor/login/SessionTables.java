package se.minasidor.login;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

/** A tenant with the tables of sessions and one person, and a clock that tests can turn. */
abstract class SessionTables {

    static final TenantId ALFA = new TenantId("alfa");
    static final TenantId BETA = new TenantId("beta");
    static final String HOST = "alfa.localhost";
    static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    static Database database;
    Instant now = START;
    final UUID person = UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        database = new Database("V1_0__tenancy", "V1_3__accounts", "V1_4__login", "V3_3__sessions");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void somebody() {
        add(person);
    }

    void add(UUID another) {
        in(
                ALFA,
                (sql, clock) ->
                        sql.update(
                                """
                                insert into person (tenant_id, id, party_key, created_at)
                                values (?, ?, ?, now())
                                """,
                                ALFA,
                                another,
                                another.toString()));
    }

    /** Work in a transaction of the tenant, at the time that it is now. */
    <T> T in(TenantId tenant, BiFunction<Sql, Clock, T> work) {
        return database.in(tenant, sql -> work.apply(sql, Clock.fixed(now, ZoneOffset.UTC)));
    }
}

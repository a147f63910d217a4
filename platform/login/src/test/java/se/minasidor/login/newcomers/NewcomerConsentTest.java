package se.minasidor.login.newcomers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.minasidor.accounts.Newcomer;
import se.minasidor.accounts.People;
import se.minasidor.accounts.PolicyAcceptances;
import se.minasidor.accounts.Profile;
import se.minasidor.accounts.Profiles;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

/** Each transaction has a connection of its own, as on two nodes. */
class NewcomerConsentTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final Newcomer NEWCOMER =
            new Newcomer(
                    new ProvenIdentity(ProvenIdentity.Scheme.PARTY, UUID.randomUUID().toString()),
                    "bankid",
                    Optional.empty(),
                    "");

    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        database =
                new Database(
                        "V1_0__tenancy",
                        "V1_3__accounts",
                        "V3_1__first_visits",
                        "V3_6__first_visit_without_notes",
                        "V3_2__profiles",
                        "V3_4__actors");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void nothingAccepted() throws Exception {
        database.asSuperuser("truncate policy_acceptance, security_event");
    }

    private static void accept(Connection connection, String version) {
        Sql sql = new Sql(connection);
        Clock clock = Clock.systemUTC();
        new NewcomerConsent(
                        new People(sql, clock),
                        new Profiles(sql, clock),
                        new PolicyAcceptances(sql, clock),
                        new SecurityEvents(sql, clock))
                .store(ALFA, NEWCOMER, new Profile("Anna", "Ek", false), Optional.of(version));
    }

    private static String told() throws Exception {
        return database.rows(
                ALFA,
                "select event, outcome, detail ->> 'version' from security_event order by at, 3");
    }

    @Test
    void ofTwoPostsAtOnceOneIsTold() throws Exception {
        try (Connection one = database.of(ALFA);
                Connection two = database.of(ALFA)) {
            accept(one, "2026.1");
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> accept(two, "2026.1"));
            database.awaitWaiting();
            one.commit();
            other.get();
            two.commit();
        }
        assertEquals("policy accepted 2026.1", told());
    }

    @Test
    void aHigherVersionIsToldAgainAndOneThatWasNotStoredIsNot() throws Exception {
        try (Connection connection = database.of(ALFA)) {
            accept(connection, "2026.1");
            connection.commit();
        }
        try (Connection connection = database.of(ALFA)) {
            accept(connection, "2026.2");
            connection.commit();
        }
        try (Connection died = database.of(ALFA)) {
            accept(died, "2026.3");
        }
        assertEquals("policy accepted 2026.1, policy accepted 2026.2", told());
    }
}

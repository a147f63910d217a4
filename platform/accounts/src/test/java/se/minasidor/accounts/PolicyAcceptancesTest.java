package se.minasidor.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.Sql;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

class PolicyAcceptancesTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC);

    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        database =
                new Database(
                        "V1_0__tenancy", "V1_3__accounts", "V3_1__first_visits", "V3_2__profiles");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private static <T> T in(Function<Sql, T> work) {
        return database.in(ALFA, work);
    }

    private static UUID person() {
        return in(sql -> new People(sql, CLOCK).unattached(ALFA).id());
    }

    @Test
    void versionsAreComparedNumberByNumber() {
        assertTrue(version("1.10").compareTo(version("1.9")) > 0);
        assertTrue(version("2026-11-01").compareTo(version("2026-10-31")) > 0);
        assertTrue(version("2").compareTo(version("1.9.9")) > 0);
        assertTrue(version("2026.1").compareTo(version("2026")) > 0);
        assertEquals(0, version("2026.1").compareTo(version("2026-1")));
    }

    @Test
    void aHigherVersionIsAskedForAgainAndALowerOneIsNot() {
        UUID person = person();
        assertFalse(accepted(person, "2026.1"));
        in(
                sql -> {
                    new PolicyAcceptances(sql, CLOCK).accept(ALFA, person, version("2026.2"));
                    return null;
                });
        assertTrue(accepted(person, "2026.1"));
        assertTrue(accepted(person, "2026.2"));
        assertFalse(accepted(person, "2026.3"));
        assertFalse(accepted(person(), "2026.1"), "somebody else has accepted nothing");
    }

    @Test
    void provenNamesAreNotReplacedByTypedOnes() {
        UUID person = person();
        store(person, new Profile("Ana", "Eck", false));
        store(person, new Profile("ANNA", "EK", true));
        store(person, new Profile("Någon", "Annan", false));
        Profile profile = in(sql -> new Profiles(sql, CLOCK).find(ALFA, person)).orElseThrow();
        assertEquals("ANNA EK", profile.fullName());
    }

    private static void store(UUID person, Profile profile) {
        in(
                sql -> {
                    new Profiles(sql, CLOCK).store(ALFA, person, profile);
                    return null;
                });
    }

    private static boolean accepted(UUID person, String version) {
        return in(
                sql -> new PolicyAcceptances(sql, CLOCK).accepted(ALFA, person, version(version)));
    }

    private static PolicyVersion version(String text) {
        return new PolicyVersion(text);
    }
}

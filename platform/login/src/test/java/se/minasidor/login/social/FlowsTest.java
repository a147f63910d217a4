package se.minasidor.login.social;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

class FlowsTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final TenantId BETA = new TenantId("beta");
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final SecretKeys KEYS = new SecretKeys(Map.of("k1", new byte[32]));

    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        database = new Database("V1_0__tenancy", "V3_1_1__social");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private static <T> T at(TenantId tenant, Duration later, Function<Flows, T> work) {
        Clock clock = Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
        return database.in(tenant, sql -> work.apply(new Flows(sql, KEYS, clock)));
    }

    private static Flow begin() {
        return at(ALFA, Duration.ZERO, f -> f.begin(ALFA, "one", "browser", "/fakturor"));
    }

    private static Optional<Flow> finish(
            TenantId tenant, Duration later, String provider, String browser, Flow flow) {
        return at(tenant, later, f -> f.finish(tenant, provider, browser, flow.state()));
    }

    @Test
    void aFlowComesBackAsItWasOnce() {
        Flow flow = begin();
        assertEquals(
                Optional.of(flow), finish(ALFA, Duration.ofMinutes(9), "one", "browser", flow));
        assertEquals(Optional.empty(), finish(ALFA, Duration.ofMinutes(9), "one", "browser", flow));
    }

    @Test
    void anotherBrowserProviderOrTenantGetsNothingAndSpoilsNothing() {
        Flow flow = begin();
        assertTrue(finish(ALFA, Duration.ZERO, "one", "another", flow).isEmpty());
        assertTrue(finish(ALFA, Duration.ZERO, "two", "browser", flow).isEmpty());
        assertTrue(finish(BETA, Duration.ZERO, "one", "browser", flow).isEmpty());
        assertTrue(finish(ALFA, Duration.ofMinutes(10), "one", "browser", flow).isEmpty());
        assertTrue(finish(ALFA, Duration.ZERO, "one", "browser", flow).isPresent());
    }

    @Test
    void nothingThatIsStoredIsWorthStealing() {
        Flow flow = begin();
        List<String> rows =
                database.in(
                        ALFA,
                        sql -> sql.list("select t::text from login_flow t", r -> r.text("t")));
        for (String secret : List.of(flow.state(), flow.nonce(), flow.verifier(), "browser")) {
            assertFalse(rows.toString().contains(secret));
        }
        assertEquals("Flow", flow.toString());
    }
}

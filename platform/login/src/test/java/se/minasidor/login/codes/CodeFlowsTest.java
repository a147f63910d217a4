package se.minasidor.login.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

/** Each transaction has a connection of its own, as on two nodes. */
class CodeFlowsTest {

    private static final Tenant.SignUp.Codes LIMITS =
            new Tenant.SignUp.Codes(Duration.ofMinutes(10), 5, Duration.ofSeconds(30), 10);

    private static final AtomicInteger TENANTS = new AtomicInteger();

    private static Database database;
    private final SecretKeys keys = new SecretKeys(Map.of("k1", new byte[32]));
    private final TenantId alfa = new TenantId("alfa-" + TENANTS.incrementAndGet());
    private final byte[] key = UUID.randomUUID().toString().getBytes();
    private final String address = "anna" + UUID.randomUUID() + "@exempel.se";
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    @BeforeAll
    static void start() throws Exception {
        database = new Database("V1_0__tenancy", "V1_3__accounts", "V3_2_1__emailpassword");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private <T> T with(TenantId tenant, Function<CodeFlows, T> work) {
        return database.in(
                tenant,
                sql -> work.apply(new CodeFlows(sql, keys, Clock.fixed(now, ZoneOffset.UTC))));
    }

    private <T> T with(Function<CodeFlows, T> work) {
        return with(alfa, work);
    }

    private void begin(String email) {
        with(
                flows -> {
                    flows.begin(alfa, key, email, Optional.of("hashed password"));
                    return null;
                });
    }

    private CodeFlow flow() {
        return with(flows -> flows.find(alfa, key)).orElseThrow();
    }

    private boolean mail(String code) {
        return with(flows -> flows.renew(alfa, flow(), code, LIMITS));
    }

    private boolean counted() {
        return with(flows -> flows.count(alfa, flow(), LIMITS));
    }

    private int failing() {
        return with(flows -> flows.failed(alfa, flow()));
    }

    private Optional<CodeFlow> found(TenantId scope, TenantId tenant) {
        return with(scope, flows -> flows.find(tenant, key));
    }

    private boolean take() {
        return with(flows -> flows.take(alfa, flow(), LIMITS)).isPresent();
    }

    @Test
    void aCodeProvesNoOtherAddressThanTheOneItWasMailedTo() {
        begin(address);
        CodeFlow inOneTab = flow();
        begin("somebody.else" + address);
        boolean renewed = with(flows -> flows.renew(alfa, inOneTab, "one", LIMITS));
        assertFalse(renewed);
        mail("two");
        assertTrue(with(flows -> flows.take(alfa, inOneTab, LIMITS)).isEmpty());
        assertFalse(use(inOneTab, "two"));
        assertTrue(use(flow(), "two"));
    }

    private boolean use(CodeFlow flow, String code) {
        return with(flows -> flows.use(alfa, flow, code));
    }

    @Test
    void fiveTriesAreAllHoweverManyCodesAreMailed() {
        begin(address);
        mail("one");
        for (int i = 0; i < 3; i++) {
            assertTrue(take());
        }
        now = now.plusSeconds(31);
        assertTrue(mail("two"));
        assertTrue(take());
        assertTrue(take());
        assertFalse(take(), "the new code did not bring new tries");
        now = now.plusSeconds(31);
        assertFalse(mail("three"), "and there is no use in another");
    }

    @Test
    void beginningAnewWithTheSameAddressDoesNotBringNewTries() {
        begin(address);
        mail("one");
        for (int i = 0; i < 4; i++) {
            assertTrue(take());
        }
        begin(address.toUpperCase());
        mail("two");
        assertTrue(take());
        assertFalse(take());
    }

    @Test
    void aTryIsGivenBackToTheAddressThatItWasTakenFor() {
        begin(address);
        mail("one");
        CodeFlow before = flow();
        assertTrue(take());
        giveBack(before);
        assertEquals(0, flow().tries());
        assertTrue(take());
        begin("another@exempel.se");
        giveBack(before);
        assertEquals(0, flow().tries(), "the other address has had none to give back");
        mail("two");
        assertTrue(take());
        giveBack(before);
        assertEquals(1, flow().tries());
        begin(address);
        giveBack(before);
        assertEquals(0, flow().tries(), "never more than all of them");
    }

    private void giveBack(CodeFlow taken) {
        with(
                flows -> {
                    flows.giveBack(alfa, taken);
                    return null;
                });
    }

    @Test
    void ofManyTriesAtOnceFiveAreTaken() throws Exception {
        begin(address);
        mail("one");
        CodeFlow flow = flow();
        List<Boolean> taken =
                together(() -> with(flows -> flows.take(alfa, flow, LIMITS)).isPresent());
        assertEquals(5, taken.stream().filter(t -> t).count());
    }

    @Test
    void ofManyUsesAtOnceOneSucceeds() throws Exception {
        begin(address);
        mail("one");
        CodeFlow flow = flow();
        List<Boolean> used = together(() -> with(flows -> flows.use(alfa, flow, "one")));
        assertEquals(1, used.stream().filter(u -> u).count());
        assertTrue(flow().verified());
        assertTrue(flow().password().isEmpty(), "what is not needed any longer is not kept");
    }

    @Test
    void aCodeEndsAfterTenMinutesAndWhenTheNextIsMailed() {
        begin(address);
        mail("one");
        CodeFlow before = flow();
        now = now.plusSeconds(31);
        mail("two");
        boolean used = with(flows -> flows.use(alfa, before, "one"));
        assertFalse(used, "the one before");
        now = now.plus(Duration.ofMinutes(10));
        assertFalse(take(), "the latest, after its time");
        assertEquals(0, flow().tries(), "which was no try");
    }

    @Test
    void anotherCodeCanBeMailedAfterHalfAMinute() {
        begin(address);
        assertTrue(mail("one"));
        now = now.plusSeconds(29);
        assertFalse(mail("two"));
        now = now.plusSeconds(1);
        assertTrue(mail("two"));
    }

    @Test
    void anAddressIsMailedTenCodesADayByWhateverFlows() {
        int mailed = 0;
        for (int i = 0; i < 15; i++) {
            begin(i % 2 == 0 ? address : address.toUpperCase());
            mailed += counted() ? 1 : 0;
        }
        assertEquals(10, mailed);
        now = now.plus(Duration.ofDays(1));
        begin(address);
        assertTrue(counted(), "tomorrow again");
    }

    @Test
    void whatIsNotVerifiedIsGoneAfterADay() {
        begin(address);
        now = now.plus(Duration.ofHours(23));
        assertEquals(address, flow().address());
        now = now.plus(Duration.ofHours(1));
        assertTrue(found(alfa, alfa).isEmpty());
    }

    @Test
    void flowsWithAWrongCodeAreCountedForAnHour() {
        begin(address);
        mail("one");
        assertEquals(1, failing());
        assertEquals(1, failing(), "a flow counts once");
    }

    @Test
    void anotherTenantKnowsNothingOfIt() {
        begin(address);
        TenantId beta = new TenantId("beta");
        assertTrue(found(beta, beta).isEmpty());
        assertTrue(found(beta, alfa).isEmpty());
    }

    private static List<Boolean> together(Callable<Boolean> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(25);
        try {
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> result : threads.invokeAll(Collections.nCopies(50, work))) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}

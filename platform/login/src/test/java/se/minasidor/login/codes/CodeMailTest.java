package se.minasidor.login.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.minasidor.mail.Letter;
import se.minasidor.mail.Mailer;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.testing.Database;

class CodeMailTest {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final SecretKeys KEYS = new SecretKeys(Map.of("k1", new byte[32]));
    private static final byte[] KEY = {1};
    private static final int A_DAY = 3;
    private static final Tenant TENANT =
            new Tenant(
                    ALFA,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    new Tenant.SignUp(
                            true,
                            List.of(),
                            new Tenant.SignUp.Codes(
                                    Duration.ofMinutes(10), 5, Duration.ofSeconds(30), A_DAY),
                            Optional.empty()),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);

    private static Database database;
    private final List<Letter> mailed = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    @BeforeAll
    static void start() throws Exception {
        database = new Database("V1_0__tenancy", "V1_3__accounts", "V3_2_1__emailpassword");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    /** A press on "send a code". */
    private Codes.Sent press() {
        return database.in(
                ALFA,
                sql -> {
                    CodeFlows flows = new CodeFlows(sql, KEYS, Clock.fixed(now, ZoneOffset.UTC));
                    if (flows.find(ALFA, KEY).isEmpty()) {
                        flows.begin(ALFA, KEY, "anna@exempel.se", Optional.empty());
                    }
                    return new CodeMail(flows, new Outbox(), null)
                            .post(
                                    ALFA,
                                    TENANT,
                                    flows.find(ALFA, KEY).orElseThrow(),
                                    new CodeMail.Kind(Locale.ENGLISH, false),
                                    "123456",
                                    "hashed");
                });
    }

    private final class Outbox extends Mailer {
        @Override
        public void send(TenantId tenant, Letter letter) {
            mailed.add(letter);
        }
    }

    @Test
    void aDoublePressCostsOneOfTheDaysCodes() {
        for (int i = 0; i < A_DAY; i++) {
            assertInstanceOf(Codes.Mailed.class, press(), "code " + i);
            if (i < A_DAY - 1) {
                assertInstanceOf(Codes.TooSoon.class, press());
            }
            now = now.plusSeconds(31);
        }
        assertInstanceOf(Codes.Full.class, press());
        assertEquals(A_DAY, mailed.size());
    }
}

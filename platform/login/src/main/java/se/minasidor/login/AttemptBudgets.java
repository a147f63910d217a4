package se.minasidor.login;

import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import se.minasidor.tenancy.AddressPrefix;
import se.minasidor.tenancy.Tenant;

/** Which counters an attempt is counted in, and how patient each of them is (decision 0006). */
final class AttemptBudgets {

    private static final Budget ADDRESS =
            new Budget(
                    "an address",
                    100,
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(10));
    private static final Budget EVERYBODY =
            new Budget(
                    "all unknown browsers",
                    600,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(100));
    private static final Budget REQUESTS =
            new Budget(
                    "requests for a link",
                    5,
                    Duration.ofMinutes(1),
                    Duration.ofHours(1),
                    Duration.ofHours(4));
    private static final Budget REQUESTS_FROM_ADDRESS =
            new Budget(
                    "requests for links from an address",
                    50,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(1));
    private static final Budget PROOFS =
            new Budget(
                    "proofs by an invoice number",
                    5,
                    Duration.ofMinutes(1),
                    Duration.ofHours(5),
                    Duration.ofHours(5));
    private static final Budget PROOFS_FROM_ADDRESS =
            new Budget(
                    "proofs from an address",
                    20,
                    Duration.ofMinutes(1),
                    Duration.ofHours(1),
                    Duration.ofHours(1));
    private static final Budget PROOFS_OF_EVERYBODY =
            new Budget(
                    "proofs of everybody",
                    200,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1));
    private static final Budget ORDERS =
            new Budget(
                    "BankID orders from an address",
                    60,
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(10));
    private static final Budget STARTS =
            new Budget(
                    "visits to a provider from an address",
                    100,
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(2));

    private AttemptBudgets() {}

    static Map<String, Budget> of(LoginAttempts.Attempt attempt, Tenant.Throttle throttle) {
        Map<String, Budget> budgets = new LinkedHashMap<>();
        boolean login = attempt.kind() == LoginAttempts.Kind.LOGIN;
        Budget account =
                new Budget(
                        "an account",
                        throttle.freeAttempts(),
                        throttle.baseDelay(),
                        throttle.maxDelay(),
                        Duration.ofHours(1));
        if (attempt.kind() == LoginAttempts.Kind.START) {
            budgets.put("address:" + AddressPrefix.of(attempt.address()), STARTS);
        } else if (attempt.kind() == LoginAttempts.Kind.ORDER) {
            budgets.put("address:" + AddressPrefix.of(attempt.address()), ORDERS);
        } else if (attempt.kind() == LoginAttempts.Kind.PROOF) {
            budgets.put("account:" + attempt.account(), PROOFS);
            attempt.device()
                    .ifPresent(who -> budgets.put("who:" + HexFormat.of().formatHex(who), PROOFS));
            budgets.put("address:" + AddressPrefix.of(attempt.address()), PROOFS_FROM_ADDRESS);
            budgets.put("everybody", PROOFS_OF_EVERYBODY);
        } else if (attempt.device().isPresent()) {
            String device = HexFormat.of().formatHex(attempt.device().get());
            budgets.put("device:" + attempt.account() + ":" + device, login ? account : REQUESTS);
        } else {
            budgets.put("account:" + attempt.account(), login ? account : REQUESTS);
            budgets.put(
                    "address:" + AddressPrefix.of(attempt.address()),
                    login ? ADDRESS : REQUESTS_FROM_ADDRESS);
            budgets.put("everybody", EVERYBODY);
        }
        return budgets;
    }
}

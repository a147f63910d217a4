package se.minasidor.launcher.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import se.minasidor.tenancy.Tenant;

/**
 * Makes an account with e-mail address and password the way a newcomer does, where that is a way
 * in: the form, the mailed code, the name and the privacy policy.
 */
public final class FirstAccounts {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port;
    private final Function<String, Optional<String>> mailedCodes;

    /** {@code mailedCodes}: the newest code that was mailed to an address. */
    public FirstAccounts(int port, Function<String, Optional<String>> mailedCodes) {
        this.port = port;
        this.mailedCodes = mailedCodes;
    }

    /** The ids of the organisations whose newcomer can log in now. */
    public Set<String> make(List<DemoData> all) throws InterruptedException {
        Set<String> done = new HashSet<>();
        for (DemoData data : all) {
            if (data.newcomer().isPresent() && signUp(data.tenant(), data.newcomer().get())) {
                done.add(data.tenant().id().value());
            }
        }
        return done;
    }

    private boolean signUp(Tenant tenant, DemoData.Newcomer newcomer) throws InterruptedException {
        try {
            Visitor visitor = new Visitor(tenant.hosts().primary(), port);
            String page =
                    visitor.submit(
                            visitor.open("/skapa-konto"),
                            "losenord",
                            Map.of("epost", newcomer.email(), "losenord", FirstVisits.PASSWORD));
            page = visitor.submit(page, "skicka", Map.of());
            Optional<String> code = await(newcomer.email());
            if (code.isEmpty()) {
                return false;
            }
            page = visitor.submit(page, "kod", Map.of("kod", code.get()));
            if (page.contains("name=\"fornamn\"")) {
                page =
                        visitor.submit(
                                page,
                                "fornamn",
                                Map.of(
                                        "fornamn",
                                        newcomer.firstName(),
                                        "efternamn",
                                        newcomer.lastName(),
                                        "policy",
                                        tenant.signUp()
                                                .policy()
                                                .map(Tenant.SignUp.Policy::version)
                                                .orElse("")));
            }
            return !page.contains("name=\"kod\"") && !page.contains("name=\"fornamn\"");
        } catch (IOException notThisTime) {
            return false;
        }
    }

    private Optional<String> await(String address) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<String> code = mailedCodes.apply(address);
        while (code.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(200);
            code = mailedCodes.apply(address);
        }
        return code;
    }
}

package se.minasidor.launcher.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Registers one demo customer of each organisation the way a customer does: the form, the mail, the
 * link in it, a password. So that the demo has somebody to log in as, and has been tried.
 */
public final class FirstVisits {

    /** What these customers choose. */
    public static final String PASSWORD = "regnig-cykel-47";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port;
    private final Supplier<List<URI>> mailedLinks;

    /** {@code mailedLinks}: every link in every mail that has arrived. */
    public FirstVisits(int port, Supplier<List<URI>> mailedLinks) {
        this.port = port;
        this.mailedLinks = mailedLinks;
    }

    /** The ids of the organisations whose first customer can log in now. */
    public Set<String> make(List<DemoData> all) throws InterruptedException {
        Map<String, DemoData> waiting = new HashMap<>();
        for (DemoData data : all) {
            if (data.tenant().login().methods().contains("customernumber")
                    && data.tenant().registration().enabled()
                    && register(data)) {
                waiting.put(data.tenant().hosts().primary(), data);
            }
        }
        Set<String> done = new HashSet<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!waiting.isEmpty() && System.nanoTime() < end) {
            for (URI link : mailedLinks.get()) {
                DemoData data = waiting.get(link.getHost());
                if (data != null && choosePassword(data, link)) {
                    done.add(data.tenant().id().value());
                    waiting.remove(link.getHost());
                }
            }
            Thread.sleep(200);
        }
        return done;
    }

    private boolean register(DemoData data) throws InterruptedException {
        DemoData.Login login = data.logins().get(0);
        Map<String, String> details = new HashMap<>();
        details.put("personnummer", login.identityNumber());
        details.put("fakturanummer", login.invoiceNumber());
        details.put("epost", login.email().orElse("kund@post.example"));
        try {
            Visitor visitor = new Visitor(data.tenant().hosts().primary(), port);
            String page = visitor.open("/registrera");
            boolean oneStep = page.contains("name=\"personnummer\"");
            Map<String, String> first = new HashMap<>(oneStep ? details : Map.of());
            first.put("kundnummer", login.customerNumber());
            page = visitor.submit(page, "kundnummer", first);
            if (!oneStep) {
                visitor.submit(page, "personnummer", details);
            }
            return true;
        } catch (IOException noSuchPage) {
            return false;
        }
    }

    private boolean choosePassword(DemoData data, URI link) throws InterruptedException {
        try {
            Visitor visitor = new Visitor(data.tenant().hosts().primary(), port);
            String page = visitor.open(link.toString());
            Optional<String> next =
                    page.contains("name=\"losenord\"")
                            ? Optional.of(
                                    visitor.submit(page, "losenord", Map.of("losenord", PASSWORD)))
                            : Optional.empty();
            return next.filter(done -> !done.contains("name=\"losenord\"")).isPresent();
        } catch (IOException notThisOne) {
            return false;
        }
    }
}

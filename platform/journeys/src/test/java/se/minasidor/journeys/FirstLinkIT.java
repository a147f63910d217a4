package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The first link goes to the owner, tells nobody else anything, and the owner always hears. */
class FirstLinkIT extends Journey {

    private static final Portal PORTAL =
            Portal.withCustomerNumbers().stream()
                    .filter(p -> !p.wizard())
                    .findFirst()
                    .orElseThrow();

    @Test
    void anAddressInTheCustomerSystemIsTheOneThatIsUsed() {
        String known = "redan" + People.customerNumber() + "@example.test";
        Registered customer = Customers.newPerson(PORTAL, known);
        new Visits(page, PORTAL).register(customer, customer.email());
        String link = new Mailbox(PRODUCT, known).awaitMail(1).link();
        assertEquals(List.of(), new Mailbox(PRODUCT, customer.email()).mailsInTheEnd(PORTAL));
        new Visits(page, PORTAL).choosePassword(link, customer.password());
        new Mailbox(PRODUCT, known).awaitMail(2); // and hears that a password was chosen
    }

    @Test
    void whoCannotBeReachedHearsByPostAndContactDetailsWait() {
        Registered customer = Visits.registered(PORTAL, page);
        BillingSystem billing = new BillingSystem(PRODUCT, PORTAL);
        JsonObject event = event(billing, customer.customerNumber());
        assertEquals("registration.unconfirmed", event.get("kind").getAsString());
        Instant until =
                Instant.parse(event.getAsJsonObject("data").get("contactHoldUntil").getAsString());
        Duration left = Duration.between(Instant.now(), until);
        assertTrue(left.toHours() >= 71 && left.toHours() <= 72, left.toString());
        String letter = billing.read(event.get("letter").getAsString());
        assertTrue(letter.contains("Vera Resenär") && letter.contains("Provgatan 1"), letter);
        assertTrue(letter.contains(PORTAL.fact("legalName")), letter);
        assertTrue(!letter.contains(customer.personnummer().substring(8)), "no personnummer");

        Visits visits = new Visits(page, PORTAL);
        visits.logIn(customer.customerNumber(), customer.password());
        visits.open("/uppgifter");
        assertThat(page.locator("main")).containsText("Kontaktuppgifterna är låsta en stund");
    }

    @Test
    void knownAndUnknownAreAnsweredAlike() {
        Registered customer = Customers.newPerson(PORTAL);
        Registered wrong = Customers.newPerson(PORTAL);
        Registered nobody =
                new Registered(
                        "9" + customer.customerNumber().substring(1),
                        customer.personnummer(),
                        customer.email(),
                        "",
                        "");
        Registered mixed =
                new Registered(
                        customer.customerNumber(),
                        wrong.personnummer(),
                        "fel" + customer.email(),
                        "",
                        "");
        List<String> answers = new ArrayList<>();
        for (Registered one : List.of(customer, nobody, mixed)) {
            Page visitor = newVisitor(new Browser.NewContextOptions());
            new Visits(visitor, PORTAL).register(one, one.email());
            answers.add(visitor.url() + visitor.locator("main").innerText());
        }
        assertEquals(answers.get(0), answers.get(1));
        assertEquals(answers.get(0), answers.get(2));
        new Mailbox(PRODUCT, customer.email()).awaitMail(1);
        assertEquals(List.of(), new Mailbox(PRODUCT, mixed.email()).mailsInTheEnd(PORTAL));
    }

    /** What a new organisation gets unless it says otherwise: an earlier invoice must be known. */
    @Test
    void anEarlierInvoiceCanBeAskedFor() {
        try (LiveTenant tenant =
                new LiveTenant("provhamn", "brand.companyName=Provhamn Energi\n", "")) {
            Properties facts = new Properties();
            facts.putAll(PORTAL.facts());
            facts.setProperty("host", tenant.host());
            Portal portal = new Portal("provhamn", facts);
            Registered customer = Customers.newPerson(portal);
            register(portal, customer, "1234567", "utan" + customer.email());
            register(portal, customer, customer.invoice(), customer.email());
            new Mailbox(PRODUCT, customer.email()).awaitMail(1).link();
            assertEquals(1, new Mailbox(PRODUCT, customer.email()).mailsInTheEnd(portal).size());
        }
    }

    private void register(Portal portal, Registered customer, String invoice, String email) {
        Visits visits = new Visits(newVisitor(new Browser.NewContextOptions()), portal);
        visits.open("/registrera");
        visits.field("Kundnummer").fill(customer.customerNumber());
        visits.field("Personnummer").fill(customer.personnummerWithHyphen());
        visits.field("Fakturanummer").fill(invoice);
        visits.field("E-postadress").fill(email);
        visits.button(portal.fact("register.submit")).click();
        assertThat(visits.field("Fakturanummer")).hasCount(0); // it was taken
    }

    private static JsonObject event(BillingSystem billing, String customerNumber) {
        AtomicReference<JsonObject> found = new AtomicReference<>();
        LiveTenant.await(
                "an event about " + customerNumber,
                () -> {
                    told(billing, customerNumber).ifPresent(found::set);
                    return found.get() != null;
                });
        return found.get();
    }

    private static Optional<JsonObject> told(BillingSystem billing, String customerNumber) {
        String next = "0";
        while (true) {
            JsonObject some =
                    JsonParser.parseString(billing.read("/api/v1/events?after=" + next))
                            .getAsJsonObject();
            for (JsonElement one : some.getAsJsonArray("events")) {
                if (one.toString().contains("\"" + customerNumber + "\"")) {
                    return Optional.of(one.getAsJsonObject());
                }
            }
            if (some.get("next").getAsString().equals(next)) {
                return Optional.empty();
            }
            next = some.get("next").getAsString();
        }
    }
}

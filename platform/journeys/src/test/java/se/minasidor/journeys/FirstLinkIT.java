package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
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
        assertEquals(0, new Mailbox(PRODUCT, customer.email()).mails().size());
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
        assertEquals(0, new Mailbox(PRODUCT, mixed.email()).mails().size());
    }

    /** What a new organisation gets unless it says otherwise: an earlier invoice must be known. */
    @Test
    void anEarlierInvoiceCanBeAskedFor() throws IOException {
        Path folder = PRODUCT.data().resolve("tenants/provhamn");
        Files.createDirectories(folder);
        try {
            Files.writeString(
                    folder.resolve("texts.properties"), "brand.companyName=Provhamn Energi\n");
            Files.writeString(
                    folder.resolve("tenant.properties"),
                    "tenant.id=provhamn\ntenant.status=active\nhosts=provhamn.localhost\n");
            Properties facts = new Properties();
            facts.putAll(PORTAL.facts());
            facts.setProperty("host", "provhamn.localhost");
            Portal portal = new Portal("provhamn", facts);
            Instant end = Instant.now().plusSeconds(5);
            while (Wire.get(portal.host(), "/").statusCode() != 200) {
                assertTrue(Instant.now().isBefore(end), "the new organisation is not there");
            }
            Registered customer = Customers.newPerson(portal);
            register(portal, customer, "1234567", "utan" + customer.email());
            register(portal, customer, customer.invoice(), customer.email());
            new Mailbox(PRODUCT, customer.email()).awaitMail(1).link();
            assertEquals(1, new Mailbox(PRODUCT, customer.email()).mails().size());
        } finally {
            Files.deleteIfExists(folder.resolve("tenant.properties"));
            Files.deleteIfExists(folder.resolve("texts.properties"));
            Files.deleteIfExists(folder);
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
    }

    private static JsonObject event(BillingSystem billing, String customerNumber) {
        String next = "0";
        while (true) {
            JsonObject some =
                    JsonParser.parseString(billing.read("/api/v1/events?after=" + next))
                            .getAsJsonObject();
            for (JsonElement one : some.getAsJsonArray("events")) {
                if (one.toString().contains("\"" + customerNumber + "\"")) {
                    return one.getAsJsonObject();
                }
            }
            if (some.get("next").getAsString().equals(next)) {
                throw new AssertionError("No event about " + customerNumber);
            }
            next = some.get("next").getAsString();
        }
    }
}

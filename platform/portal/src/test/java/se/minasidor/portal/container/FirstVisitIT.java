package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between a login by a provider and the first page: an invoice number, asked for once. */
class FirstVisitIT {

    private static final String GAMMA = "gamma.localhost";
    private static final String STEPS = "/forsta-gangen";

    private static Node node;
    private static ForgingProvider forger;

    private String number;
    private String email;

    @BeforeAll
    static void aNode() {
        node = Node.start();
        forger = Surroundings.providers();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void aCustomerWithInvoices() throws SQLException {
        Resident.sql("delete from login_attempt");
        number = "G" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        email = number.toLowerCase() + "@example.test";
        customer(number, "'" + email + "'");
    }

    private static void customer(String number, String email) throws SQLException {
        String id = UUID.randomUUID().toString();
        Resident.sql(
                """
                insert into customer (tenant_id, id, external_id, customer_number, number_key, kind,
                    legal_entity, name, email, party_key)
                values ('gamma', '%1$s', '%2$s', '%2$s', '%2$s', 'PERSON', 'main', 'Gunnar Gamma',
                    %3$s, 'c-%1$s')
                """
                        .formatted(id, number, email));
        invoice(id, number + "01", "current_date - 40");
        // too old by three days: the database may have another date than Sweden has
        invoice(id, number + "02", "current_date - 733");
    }

    private static void invoice(String customer, String number, String day) throws SQLException {
        Resident.sql(
                """
                insert into invoice (tenant_id, id, external_id, customer_id, number, number_key,
                    type, status, invoice_date, due_date, total_ore, remaining_ore, legal_entity)
                values ('gamma', gen_random_uuid(), '%2$s', '%1$s', '%2$s', '%2$s', 'INVOICE',
                    'SENT', %3$s, %3$s + 30, 100, 100, 'main')
                """
                        .formatted(customer, number, day));
    }

    /** Logs in by the provider as that account; returns where that leads. */
    private static String come(Visitor visitor, String subject) {
        URI there = URI.create(location(visitor.get("/logga-in/plain?fran=/fakturor")));
        Map<String, String> query = ForgingProvider.fields(there.getRawQuery());
        String token =
                forger.signed(
                        forger.honest("plain", "client-gamma", subject, query.get("nonce"))
                                .build());
        return location(
                visitor.get(
                        "/logga-in/plain/svar?state="
                                + query.get("state")
                                + "&code="
                                + forger.code(query.get("code_challenge"), token)));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none");
    }

    private static HttpResponse<String> name(Visitor visitor, String number, String invoice) {
        return visitor.post(
                STEPS,
                Map.of("steg", "invoicenumber", "kundnummer", number, "fakturanummer", invoice));
    }

    private static Visitor newcomer(String subject) {
        Visitor visitor = visitor();
        assertEquals(STEPS, come(visitor, subject));
        return visitor;
    }

    /** With a form token, which the page of the steps gives as well. */
    private static Visitor visitor() {
        return Visitor.of(node, GAMMA);
    }

    private static String somebody() {
        return "subject-" + UUID.randomUUID();
    }

    @Test
    void theFirstVisitAsksForAnInvoiceAndTheNextOnesDoNot() throws SQLException {
        String subject = somebody();
        Resident.sql("truncate security_event");
        Visitor visitor = newcomer(subject);
        assertEquals(200, visitor.get(STEPS).statusCode());
        assertEquals("/fakturor", location(name(visitor, number, number + "01")));
        assertTrue(visitor.isIn());
        assertEquals("", visitor.cookie("newcomer"), "and the steps are behind");

        Visitor again = visitor();
        assertEquals("/fakturor", come(again, subject));
        assertTrue(again.isIn());
        assertEquals("/?skal=borjaom", location(visitor().get(STEPS)));

        assertEquals(1, events("first-visit", "linked"));
        // the other browser is told by a mail of its own
        Resident.await(
                () -> Resident.mailsTo(email).stream().filter(m -> m.contains(number)).count() == 1,
                "the mail to the contact");
        assertEquals(
                1,
                Resident.count(
                        "select count(*) from organisation_event where kind = 'login.linked'"
                                + " and letter is null and data->>'customerNumber' = '"
                                + number
                                + "'"));
    }

    @Test
    void theSameMailAddressAtTheProviderOpensNothing() throws SQLException {
        name(newcomer(somebody()), number, number + "01");
        assertEquals(STEPS, come(visitor(), somebody()), "another subject is somebody else");
    }

    @Test
    void nothingIsReachedByJumpingAhead() {
        Visitor visitor = newcomer(somebody());
        for (String path : new String[] {"/oversikt", "/fakturor", "/uppgifter", "/valj-kund"}) {
            assertTrue(location(visitor.get(path)).startsWith("/?fran="), path);
        }
        assertFalse(visitor.isIn());
        HttpResponse<String> other =
                visitor.post(STEPS, Map.of("steg", "acceptpolicy", "kundnummer", number));
        assertEquals(200, other.statusCode(), "a step whose turn it is not is not taken");
        assertFalse(visitor.isIn());
        assertEquals(
                "/?skal=borjaom",
                location(visitor.on("delta.localhost").get(STEPS)),
                "at another tenant");
    }

    @Test
    void aWrongInvoiceAndAnUnknownCustomerLookTheSame() {
        Visitor visitor = newcomer(somebody());
        String unknown = seen(name(visitor, "G0000000", number + "01"), "G0000000");
        assertTrue(unknown.contains("hör inte ihop"), unknown);
        assertEquals(unknown, seen(name(visitor, number, number + "99"), number));
        assertEquals(unknown, seen(name(visitor, number, number + "02"), number), "too old");
        assertFalse(visitor.isIn());
    }

    private String seen(HttpResponse<String> answer, String typed) {
        assertEquals(422, answer.statusCode());
        return answer.body()
                .replaceAll("name=\"formToken\" value=\"[^\"]+\"", "")
                .replaceAll("value=\"(" + typed + "|" + number + ")[0-9]*\"", "");
    }

    @Test
    void guessingIsSlowedDownForTheCustomerAndForTheGuesser() throws SQLException {
        Visitor guesser = newcomer(somebody());
        for (int i = 0; i < 5; i++) {
            assertEquals(422, name(guesser, number, "9" + i).statusCode());
        }
        HttpResponse<String> sixth = name(guesser, number, number + "01");
        assertEquals(429, sixth.statusCode(), "even with the right number");
        assertTrue(sixth.headers().firstValue("Retry-After").isPresent());
        String another = "H" + number;
        customer(another, "null");
        assertEquals(429, name(guesser, another, another + "01").statusCode(), "the guesser");
        Visitor owner = newcomer(somebody());
        assertEquals(429, name(owner, number, number + "01").statusCode(), "the customer");
        assertEquals("/fakturor", location(name(owner, another, another + "01")), "others");
    }

    @Test
    void whereNobodyCanBeMailedTheOrganisationGetsALetter() throws SQLException {
        String another = "P" + number;
        customer(another, "null");
        assertEquals("/fakturor", location(name(newcomer(somebody()), another, another + "01")));
        assertEquals(
                1,
                Resident.count(
                        "select count(*) from organisation_event e where kind = 'login.linked'"
                                + " and letter like '%"
                                + another
                                + "%'"));
        assertEquals(
                1,
                Resident.count(
                        "select count(*) from person p join customer c on c.party_key = p.party_key"
                                + " where c.customer_number = '"
                                + another
                                + "' and contact_hold_until > now() + interval '71 hours'"));
    }

    @Test
    void leavingGivesUpTheProof() {
        Visitor visitor = newcomer(somebody());
        Visitor copy = visitor.on(GAMMA);
        HttpResponse<String> left = visitor.post(STEPS, Map.of("avbryt", "1"));
        assertEquals("/?skal=avbruten", location(left));
        assertEquals("/?skal=borjaom", location(copy.get(STEPS)));
    }

    private static long events(String event, String outcome) {
        return Resident.count(
                "select count(*) from security_event where tenant_id = 'gamma' and event = '"
                        + event
                        + "' and outcome = '"
                        + outcome
                        + "' and person_id is not null");
    }
}

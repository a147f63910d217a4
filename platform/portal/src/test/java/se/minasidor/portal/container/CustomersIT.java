package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static se.minasidor.customers.OrganisationEvents.Kind.LOGIN_LINKED;
import static se.minasidor.customers.OrganisationEvents.Kind.REGISTRATION_UNCONFIRMED;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.minasidor.customers.Customer;
import se.minasidor.customers.Customers;
import se.minasidor.customers.Facilities;
import se.minasidor.customers.FacilityInUse;
import se.minasidor.customers.Identities;
import se.minasidor.customers.IdentityNumber;
import se.minasidor.customers.Invoice;
import se.minasidor.customers.InvoicePdf;
import se.minasidor.customers.Invoices;
import se.minasidor.customers.OrganisationEvents;
import se.minasidor.customers.PartyKey;
import se.minasidor.tenancy.TenantId;

/** What the organisation knows is found by what people type, and only by those it belongs to. */
@ExtendWith(ArquillianExtension.class)
class CustomersIT {

    private static final TenantId ALFA = new TenantId("alfa");
    private static final TenantId BETA = new TenantId("beta");
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    @Inject private Customers customers;
    @Inject private Invoices invoices;
    @Inject private Facilities facilities;
    @Inject private Identities identities;
    @Inject private OrganisationEvents events;
    @Inject private UserTransaction transaction;

    @PersistenceContext(unitName = "minasidor")
    private EntityManager entities;

    @Deployment
    static WebArchive portal() {
        return IsolationIT.portal();
    }

    @BeforeEach
    void aCompanyWithTwoNumbersAndAPerson() throws Exception {
        sql(
                "delete from invoice_pdf",
                "delete from invoice",
                "delete from agreement",
                "delete from facility",
                "delete from customer",
                "delete from organisation_event");
        customer("c1", "0123436", "ORGANISATION", "5564786647");
        customer("c2", "200", "ORGANISATION", "5564786647");
        customer("p1", "300", "PERSON", "193502168788");
        customer("old", "900", "PERSON", null);
        customer("gone", "901", "PERSON", null);
        sql(
                "update customer set merged_into = (select id from customer where external_id ="
                        + " 'p1') where external_id = 'old'",
                "update customer set deleted = true where external_id = 'gone'",
                "insert into facility (tenant_id, external_id, facility_id, service, legal_entity)"
                        + " values ('alfa', 'a1', '735999109151401011', 'EL', 'main')",
                "insert into agreement (tenant_id, external_id, customer_id, facility_id, product,"
                        + " legal_entity, valid_from, valid_to) select 'alfa', 'v' || c.external_id,"
                        + " c.id, f.id, 'Elnät', 'main', date '2024-01-01', date '2026-06-30' from"
                        + " customer c, facility f where c.external_id in ('c1', 'old')",
                invoice("i1", "c1", "70-01"),
                invoice("i2", "old", "7002"),
                invoice("i3", "gone", "7003"));
    }

    @Test
    void everyWayOfTypingFindsTheSameCustomer() {
        for (String typed : new String[] {"0123436", " 01234 36", "0123-436"}) {
            assertEquals(List.of("0123436"), numbers(customers.named(ALFA, typed, "16")), typed);
        }
        for (String typed :
                new String[] {
                    "5564786647", "556478-6647", "16556478-6647", "16 556478 6647", "005564786647"
                }) {
            assertEquals(
                    List.of("0123436", "200"), numbers(customers.named(ALFA, typed, "16")), typed);
        }
        assertEquals(
                List.of("0123436", "200"), numbers(customers.named(ALFA, "SE5564786647", "SE")));
    }

    @Test
    void aPersonsNumberADeletedCustomerAndAnotherTenantFindNobody() {
        assertEquals(List.of(), customers.named(ALFA, "19350216-8788", "16"));
        assertEquals(List.of(), customers.named(ALFA, "901", "16"));
        assertEquals(List.of(), customers.named(ALFA, "", "16"));
        assertEquals(List.of(), customers.named(ALFA, "'; drop table customer; --", "16"));
        assertEquals(List.of(), customers.named(BETA, "0123436", "16"));
        assertEquals(List.of(), customers.named(BETA, "5564786647", "16"));
    }

    @Test
    void aMergedCustomersOldNumberStillLeadsHome() {
        List<Customer> found = customers.named(ALFA, "900", "16");
        assertEquals(List.of("300"), numbers(found));
        Set<UUID> person = Set.of(found.get(0).getId());
        assertEquals(
                List.of("7002"),
                invoices.of(ALFA, person).stream().map(Invoice::getNumber).toList());
        assertEquals(1, facilities.of(ALFA, person).size());
    }

    @Test
    void onePartyHasAllItsCustomers() {
        PartyKey company = customers.named(ALFA, "200", "16").get(0).getPartyKey();
        assertEquals(List.of("0123436", "200"), numbers(customers.ofParty(ALFA, company)));
        UUID person = customers.named(ALFA, "300", "16").get(0).getId();
        assertFalse(customers.belongsTo(ALFA, person, company));
        assertEquals(List.of(), customers.ofParty(BETA, company));
    }

    @Test
    void theIdentityMustBeTheVeryOne() {
        Customer person = customers.named(ALFA, "300", "16").get(0);
        assertTrue(customers.matchesIdentity(ALFA, person, number("350216-8788")));
        assertFalse(customers.matchesIdentity(ALFA, person, number("5564786647")));
        assertFalse(customers.matchesIdentity(BETA, person, number("350216-8788")));
    }

    @Test
    void anInvoiceIsSeenByItsCustomersOnly() {
        Set<UUID> company = ids(customers.named(ALFA, "5564786647", "16"));
        Set<UUID> person = ids(customers.named(ALFA, "300", "16"));
        Invoice theirs = invoices.of(ALFA, company).get(0);
        assertEquals("70-01", theirs.getNumber());
        assertEquals(84550, theirs.getRemainingOre());
        assertTrue(theirs.isOverdue(LocalDate.of(2026, 12, 1)));
        assertTrue(invoices.find(ALFA, company, theirs.getId()).isPresent());
        assertEquals(Optional.empty(), invoices.find(ALFA, person, theirs.getId()));
        assertEquals(Optional.empty(), invoices.pdf(ALFA, person, theirs.getId()));
        assertEquals(Optional.empty(), invoices.details(ALFA, person, theirs.getId()));
        assertEquals(Optional.empty(), invoices.find(BETA, company, theirs.getId()));
        assertEquals(
                "Elnät",
                invoices.details(ALFA, company, theirs.getId())
                        .orElseThrow()
                        .lines()
                        .get(0)
                        .product());
        assertEquals(List.of(), invoices.of(ALFA, Set.of()));
    }

    @Test
    void aPdfIsGivenOrItsAbsenceExplained() throws Exception {
        Set<UUID> company = ids(customers.named(ALFA, "200 ", "16"));
        company =
                ids(customers.ofParty(ALFA, customers.withIds(ALFA, company).get(0).getPartyKey()));
        UUID invoice = invoices.of(ALFA, company).get(0).getId();
        assertEquals(
                InvoicePdf.Missing.NEVER_SENT,
                invoices.pdf(ALFA, company, invoice).orElseThrow().missing());
        sql(
                "insert into invoice_pdf (tenant_id, invoice_id, content, size, sha256) select"
                        + " 'alfa', id, convert_to('%PDF-1', 'UTF8'), 6, '' from invoice where"
                        + " external_id = 'i1'",
                "update invoice set pdf_size = 6 where external_id = 'i1'");
        InvoicePdf pdf = invoices.pdf(ALFA, company, invoice).orElseThrow();
        assertEquals("%PDF-1", new String(pdf.content().orElseThrow(), StandardCharsets.US_ASCII));
    }

    @Test
    void anEarlierInvoiceProvesItsCustomer() {
        PartyKey company = customers.named(ALFA, "200", "16").get(0).getPartyKey();
        PartyKey person = customers.named(ALFA, "300", "16").get(0).getPartyKey();
        assertTrue(invoices.proves(ALFA, company, "7001", NOVEMBER));
        assertTrue(invoices.proves(ALFA, company, " 70 01", NOVEMBER));
        assertFalse(invoices.proves(ALFA, company, "7001", NOVEMBER.plusDays(1)));
        assertFalse(invoices.proves(ALFA, person, "7001", NOVEMBER));
        assertTrue(invoices.proves(ALFA, person, "7002", NOVEMBER));
        assertFalse(invoices.proves(BETA, company, "7001", NOVEMBER));
        assertFalse(invoices.proves(ALFA, company, "", NOVEMBER));
    }

    @Test
    void aFacilityIsShownWithTheAgreementsOfThoseWhoAsk() {
        List<FacilityInUse> theirs =
                facilities.of(ALFA, ids(customers.named(ALFA, "0123436", "16")));
        assertEquals(1, theirs.size());
        assertEquals(1, theirs.get(0).getAgreements().size());
        assertTrue(theirs.get(0).isInUseOn(LocalDate.of(2026, 6, 30)));
        assertFalse(theirs.get(0).isInUseOn(LocalDate.of(2026, 7, 1)));
        assertEquals(List.of(), facilities.of(ALFA, ids(customers.named(ALFA, "200", "16"))));
    }

    @Test
    void anEventIsPublishedForItsTenant() throws Exception {
        events.publish(ALFA, LOGIN_LINKED, Map.of("customerNumber", "300"), Optional.empty());
        events.publish(ALFA, REGISTRATION_UNCONFIRMED, Map.of(), Optional.of("<p>Hej"));
        assertEquals(2, count("alfa"));
        assertEquals(0, count("beta"));
    }

    private int count(String tenant) throws Exception {
        transaction.begin();
        try {
            scope(tenant);
            return ((Number)
                            entities.createNativeQuery("select count(*) from organisation_event")
                                    .getSingleResult())
                    .intValue();
        } finally {
            transaction.rollback();
        }
    }

    private static List<String> numbers(List<Customer> found) {
        return found.stream().map(Customer::getCustomerNumber).toList();
    }

    private static Set<UUID> ids(List<Customer> found) {
        return Set.copyOf(found.stream().map(Customer::getId).toList());
    }

    private static IdentityNumber number(String typed) {
        return IdentityNumber.typed(typed).orElseThrow();
    }

    private void customer(String id, String number, String kind, String identity) throws Exception {
        String print =
                identity == null
                        ? null
                        : HexFormat.of().formatHex(identities.fingerprint(ALFA, number(identity)));
        String bytes = print == null ? "null" : "decode('" + print + "', 'hex')";
        sql(
                "insert into customer (tenant_id, external_id, customer_number, number_key, kind,"
                        + " legal_entity, name, identity_cipher, identity_print, party_key) values"
                        + " ('alfa', '%s', '%s', '%s', '%s', 'main', 'Namn', %s, %s, '%s')"
                                .formatted(
                                        id,
                                        number,
                                        number,
                                        kind,
                                        bytes,
                                        bytes,
                                        print == null ? "c-" + id : print));
    }

    private static String invoice(String id, String customer, String number) {
        return ("insert into invoice (tenant_id, external_id, customer_id, number, number_key, type,"
                        + " status, invoice_date, due_date, total_ore, remaining_ore, legal_entity, lines)"
                        + " select 'alfa', '%s', id, '%s', '%s', 'INVOICE', 'SENT', date '2026-11-01',"
                        + " date '2026-11-30', 84550, 84550, 'main', cast('[{\"product\":\"Elnät\"}]' as"
                        + " jsonb) from customer where external_id = '%s'")
                .formatted(id, number, number.replace("-", ""), customer);
    }

    private void sql(String... statements) throws Exception {
        transaction.begin();
        scope("alfa");
        for (String statement : statements) {
            entities.createNativeQuery(statement).executeUpdate();
        }
        transaction.commit();
    }

    private void scope(String tenant) {
        entities.createNativeQuery("select set_config('app.tenant', ?1, true)")
                .setParameter(1, tenant)
                .getSingleResult();
    }
}

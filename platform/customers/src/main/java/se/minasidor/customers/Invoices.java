package se.minasidor.customers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import se.minasidor.customers.invoices.InvoicePdfs;
import se.minasidor.customers.invoices.InvoiceRows;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;
import se.minasidor.tenancy.Uuids;

/**
 * The invoices of customers. Whoever asks names the customers they may act for; an invoice of
 * anybody else is as if it did not exist.
 */
@ApplicationScoped
public class Invoices {

    /** The invoices of the customers in ?2, and of those that were merged into them. */
    private static final String THEIRS =
            """
            select i.* from invoice i
            join customer c on c.tenant_id = i.tenant_id and c.id = i.customer_id
            where i.tenant_id = ?1 and not i.deleted
              and (c.id = any(cast(?2 as uuid[])) and not c.deleted
                   or c.merged_into = any(cast(?2 as uuid[])))
            """;

    @PersistenceContext(unitName = "minasidor")
    EntityManager entities;

    @Inject InvoicePdfs pdfs;

    /** This bean again, so that a call begins a transaction. */
    @Inject Invoices seen;

    /** The newest first. */
    @Transactional
    @TenantScoped
    @SuppressWarnings("unchecked")
    public List<Invoice> of(TenantId tenant, Set<UUID> customers) {
        return entities.createNativeQuery(
                        THEIRS + "order by i.invoice_date desc, i.number desc", Invoice.class)
                .setParameter(1, tenant.value())
                .setParameter(2, Uuids.array(customers))
                .getResultList();
    }

    @Transactional
    @TenantScoped
    public Optional<Invoice> find(TenantId tenant, Set<UUID> customers, UUID invoice) {
        List<?> found =
                entities.createNativeQuery(THEIRS + "and i.id = cast(?3 as uuid)", Invoice.class)
                        .setParameter(1, tenant.value())
                        .setParameter(2, Uuids.array(customers))
                        .setParameter(3, invoice.toString())
                        .getResultList();
        return found.stream().findFirst().map(Invoice.class::cast);
    }

    /**
     * The PDF of an invoice; empty when there is no such invoice of these customers. It may be
     * fetched from the tenant's source, which is not done inside a transaction.
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Optional<InvoicePdf> pdf(TenantId tenant, Set<UUID> customers, UUID invoice) {
        return seen.find(tenant, customers, invoice).map(i -> pdfs.of(tenant, i));
    }

    /** What an invoice consists of. */
    @Transactional
    @TenantScoped
    public Optional<InvoiceDetails> details(TenantId tenant, Set<UUID> customers, UUID invoice) {
        List<?> found =
                entities.createNativeQuery(
                                THEIRS.replace(
                                                "i.*",
                                                "cast(i.services as text), cast(i.facilities as"
                                                        + " text), cast(i.lines as text)")
                                        + "and i.id = cast(?3 as uuid)")
                        .setParameter(1, tenant.value())
                        .setParameter(2, Uuids.array(customers))
                        .setParameter(3, invoice.toString())
                        .getResultList();
        return found.stream()
                .findFirst()
                .map(Object[].class::cast)
                .map(r -> InvoiceRows.read((String) r[0], (String) r[1], (String) r[2]));
    }

    /** What each of the customers' invoices is for, in the sender's words; may be nothing. */
    @Transactional
    @TenantScoped
    public Map<UUID, List<String>> services(TenantId tenant, Set<UUID> customers) {
        List<?> found =
                entities.createNativeQuery(
                                THEIRS.replace(
                                        "i.*", "cast(i.id as text), cast(i.services as text)"))
                        .setParameter(1, tenant.value())
                        .setParameter(2, Uuids.array(customers))
                        .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .collect(
                        Collectors.toMap(
                                r -> UUID.fromString((String) r[0]),
                                r -> InvoiceRows.texts((String) r[1])));
    }

    /**
     * Whether the party was ever sent an invoice with this number (or payment reference) on or
     * after that day: proof that somebody has the customer's paper at hand (A.6 no. 15).
     */
    @Transactional
    @TenantScoped
    public boolean proves(
            TenantId tenant, PartyKey party, String invoiceNumber, LocalDate notBefore) {
        Optional<CustomerNumber> typed = CustomerNumber.typed(invoiceNumber);
        if (typed.isEmpty()) {
            return false;
        }
        Object found =
                entities.createNativeQuery(
                                """
                                select count(*) from invoice i
                                join customer c on c.tenant_id = i.tenant_id and c.id = i.customer_id
                                left join customer t on t.tenant_id = c.tenant_id and t.id = c.merged_into
                                where i.tenant_id = ?1 and not i.deleted
                                  and not coalesce(t.deleted, c.deleted)
                                  and coalesce(t.party_key, c.party_key) = ?2
                                  and (i.number_key = ?3 or i.ocr = ?3)
                                  and i.invoice_date >= cast(?4 as date)
                                """)
                        .setParameter(1, tenant.value())
                        .setParameter(2, party.value())
                        .setParameter(3, typed.get().key())
                        .setParameter(4, notBefore.toString())
                        .getSingleResult();
        return ((Number) found).longValue() > 0;
    }
}

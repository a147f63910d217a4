package se.minasidor.customers.invoices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** The PDFs that were sent to us. */
@ApplicationScoped
public class StoredInvoicePdfs {

    @PersistenceContext(unitName = "minasidor")
    EntityManager entities;

    @Transactional
    @TenantScoped
    public Optional<byte[]> content(TenantId tenant, UUID invoice) {
        List<?> found =
                entities.createNativeQuery(
                                """
                                select content from invoice_pdf
                                where tenant_id = ?1 and invoice_id = cast(?2 as uuid)
                                """)
                        .setParameter(1, tenant.value())
                        .setParameter(2, invoice.toString())
                        .getResultList();
        return found.stream().findFirst().map(byte[].class::cast);
    }

    /** False when the tenant has no invoice with that id of the sender. */
    @Transactional
    @TenantScoped
    public boolean store(TenantId tenant, String externalId, byte[] content) {
        List<?> found =
                entities.createNativeQuery(
                                """
                                update invoice set pdf_size = ?3, changed_at = now()
                                where tenant_id = ?1 and external_id = ?2 and not deleted
                                returning cast(id as text)
                                """)
                        .setParameter(1, tenant.value())
                        .setParameter(2, externalId)
                        .setParameter(3, content.length)
                        .getResultList();
        if (found.isEmpty()) {
            return false;
        }
        entities.createNativeQuery(
                        """
                        insert into invoice_pdf (tenant_id, invoice_id, content, size, sha256)
                        values (?1, cast(?2 as uuid), ?3, ?4, ?5)
                        on conflict (tenant_id, invoice_id) do update
                        set content = excluded.content, size = excluded.size,
                            sha256 = excluded.sha256, stored_at = now()
                        where invoice_pdf.sha256 <> excluded.sha256
                        """)
                .setParameter(1, tenant.value())
                .setParameter(2, found.get(0))
                .setParameter(3, content)
                .setParameter(4, content.length)
                .setParameter(5, sha256(content))
                .executeUpdate();
        return true;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 belongs to every Java", missing);
        }
    }
}

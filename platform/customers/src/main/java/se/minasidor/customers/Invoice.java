package se.minasidor.customers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An invoice as the billing system sent it. Amounts are in öre. Whether it is overdue follows from
 * its due date and what remains, and is never stored (E.3).
 */
@Entity
@Table(name = "invoice")
public class Invoice {

    /** What kind of invoice, in the billing systems' own words. */
    public enum Type {
        INVOICE,
        CREDIT_INVOICE,
        START_INVOICE,
        FINAL_INVOICE,
        DIRECT_DEBIT,
        SELF_INVOICE,
        REMINDER,
        CONSOLIDATED_INVOICE,
        INTERNAL_INVOICE,
        OFFSET_INVOICE,
        UNKNOWN
    }

    /** How far its payment came. */
    public enum Status {
        PAID,
        SENT,
        PARTIALLY_PAID,
        DEBT_COLLECTION,
        PAID_TOO_MUCH,
        REMINDER,
        VOID,
        CREDITED,
        WRITTEN_OFF,
        UNKNOWN
    }

    @Id private UUID id;

    @Column(name = "tenant_id")
    private String tenantId;

    @Column(name = "customer_id")
    private UUID customerId;

    private String number;

    private String ocr;

    @Enumerated(EnumType.STRING)
    private Type type;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "invoice_date")
    private LocalDate invoiceDate;

    @Column(name = "due_date")
    private LocalDate dueDate;

    @Column(name = "period_from")
    private LocalDate periodFrom;

    @Column(name = "period_to")
    private LocalDate periodTo;

    @Column(name = "total_ore")
    private long totalOre;

    @Column(name = "vat_ore")
    private Long vatOre;

    @Column(name = "remaining_ore")
    private long remainingOre;

    private String currency;

    @Column(name = "legal_entity")
    private String legalEntity;

    private String bankgiro;

    private String plusgiro;

    private String reference;

    private String description;

    @Column(name = "pdf_size")
    private Integer pdfSize;

    protected Invoice() {}

    public UUID getId() {
        return id;
    }

    public UUID getCustomerId() {
        return customerId;
    }

    public String getNumber() {
        return number;
    }

    public String getOcr() {
        return ocr;
    }

    public Type getType() {
        return type;
    }

    public Status getStatus() {
        return status;
    }

    public LocalDate getInvoiceDate() {
        return invoiceDate;
    }

    public LocalDate getDueDate() {
        return dueDate;
    }

    public LocalDate getPeriodFrom() {
        return periodFrom;
    }

    public LocalDate getPeriodTo() {
        return periodTo;
    }

    public long getTotalOre() {
        return totalOre;
    }

    public Long getVatOre() {
        return vatOre;
    }

    public long getRemainingOre() {
        return remainingOre;
    }

    public String getCurrency() {
        return currency;
    }

    public String getLegalEntity() {
        return legalEntity;
    }

    public String getBankgiro() {
        return bankgiro;
    }

    public String getPlusgiro() {
        return plusgiro;
    }

    public String getReference() {
        return reference;
    }

    public String getDescription() {
        return description;
    }

    public Integer getPdfSize() {
        return pdfSize;
    }

    /** Something is left to pay. */
    public boolean isOpen() {
        return remainingOre > 0
                && switch (status) {
                    case PAID, PAID_TOO_MUCH, VOID, CREDITED, WRITTEN_OFF -> false;
                    case SENT, PARTIALLY_PAID, DEBT_COLLECTION, REMINDER, UNKNOWN -> true;
                };
    }

    public boolean isOverdue(LocalDate today) {
        return isOpen() && dueDate.isBefore(today);
    }

    @Override
    public String toString() {
        return "Invoice " + id;
    }
}

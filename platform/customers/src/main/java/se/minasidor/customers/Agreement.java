package se.minasidor.customers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** That a customer has a product at a facility, from a day and perhaps to one (both included). */
@Entity
@Table(name = "agreement")
public class Agreement {

    @Id private UUID id;

    @Column(name = "tenant_id")
    private String tenantId;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "facility_id")
    private UUID facilityId;

    private String product;

    @Column(name = "legal_entity")
    private String legalEntity;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    protected Agreement() {}

    public UUID getId() {
        return id;
    }

    public UUID getCustomerId() {
        return customerId;
    }

    public UUID getFacilityId() {
        return facilityId;
    }

    public String getProduct() {
        return product;
    }

    public String getLegalEntity() {
        return legalEntity;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public LocalDate getValidTo() {
        return validTo;
    }

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}

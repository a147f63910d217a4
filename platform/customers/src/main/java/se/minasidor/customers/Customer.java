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
 * A person or an organisation in the role of somebody's customer: one customer number with one of
 * the tenant's companies. The sender's import makes and changes it; one that moved out has a last
 * day and keeps its history; one that was merged into another is found by its old number still.
 */
@Entity
@Table(name = "customer")
public class Customer {

    /** A household or a company. */
    public enum Kind {
        PERSON,
        ORGANISATION
    }

    @Id private UUID id;

    @Column(name = "tenant_id")
    private String tenantId;

    @Column(name = "external_id")
    private String externalId;

    @Column(name = "customer_number")
    private String customerNumber;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "legal_entity")
    private String legalEntity;

    private String name;

    private String street;

    @Column(name = "postal_code")
    private String postalCode;

    private String city;

    private String email;

    private String phone;

    @Column(name = "party_key")
    private String partyKey;

    @Column(name = "valid_to")
    private LocalDate validTo;

    private boolean deleted;

    protected Customer() {}

    public UUID getId() {
        return id;
    }

    public String getExternalId() {
        return externalId;
    }

    public String getCustomerNumber() {
        return customerNumber;
    }

    public Kind getKind() {
        return kind;
    }

    public String getLegalEntity() {
        return legalEntity;
    }

    public String getName() {
        return name;
    }

    public String getStreet() {
        return street;
    }

    public String getPostalCode() {
        return postalCode;
    }

    public String getCity() {
        return city;
    }

    public String getEmail() {
        return email;
    }

    public String getPhone() {
        return phone;
    }

    public PartyKey getPartyKey() {
        return new PartyKey(partyKey);
    }

    public LocalDate getValidTo() {
        return validTo;
    }

    public boolean isDeleted() {
        return deleted;
    }

    public boolean isOrganisation() {
        return kind == Kind.ORGANISATION;
    }

    /** Nothing about a customer belongs in a log. */
    @Override
    public String toString() {
        return "Customer " + id;
    }
}

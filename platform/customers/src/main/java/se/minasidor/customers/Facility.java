package se.minasidor.customers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** A place with a service: a meter, a district-heating centre, a bin, a fibre socket. */
@Entity
@Table(name = "facility")
public class Facility {

    /** What is delivered there. */
    public enum Service {
        EL,
        HEAT,
        WATER,
        FIBRE,
        WASTE,
        DEPOSIT
    }

    @Id private UUID id;

    @Column(name = "tenant_id")
    private String tenantId;

    @Column(name = "external_id")
    private String externalId;

    @Column(name = "facility_id")
    private String facilityId;

    @Enumerated(EnumType.STRING)
    private Service service;

    private String street;

    @Column(name = "postal_code")
    private String postalCode;

    private String city;

    @Column(name = "grid_area")
    private String gridArea;

    @Column(name = "price_area")
    private String priceArea;

    @Column(name = "meter_number")
    private String meterNumber;

    @Column(name = "legal_entity")
    private String legalEntity;

    @Column(name = "valid_to")
    private LocalDate validTo;

    protected Facility() {}

    public UUID getId() {
        return id;
    }

    public String getExternalId() {
        return externalId;
    }

    public String getFacilityId() {
        return facilityId;
    }

    public Service getService() {
        return service;
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

    public String getGridArea() {
        return gridArea;
    }

    public String getPriceArea() {
        return priceArea;
    }

    public String getMeterNumber() {
        return meterNumber;
    }

    public String getLegalEntity() {
        return legalEntity;
    }

    public LocalDate getValidTo() {
        return validTo;
    }

    @Override
    public String toString() {
        return "Facility " + id;
    }
}

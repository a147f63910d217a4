package se.minasidor.accounts;

import java.util.Set;
import java.util.UUID;

/**
 * One customer that a person may act for, and how. Pages ask {@link #may} and never for a role.
 *
 * @param customerNumber as people read it, leading zeros kept
 * @param legalEntity id of the organisation's company that the customer belongs to
 */
public record Engagement(
        UUID customerId,
        String customerNumber,
        String name,
        String legalEntity,
        Set<Permission> permissions) {

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** For pages: expression language reaches properties more easily than components. */
    public UUID getCustomerId() {
        return customerId;
    }

    public String getCustomerNumber() {
        return customerNumber;
    }

    public String getName() {
        return name;
    }

    public String getLegalEntity() {
        return legalEntity;
    }

    @Override
    public String toString() {
        return "Engagement:" + customerId;
    }
}

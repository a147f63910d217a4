package se.minasidor.accounts;

/** What somebody may do for a customer. */
public enum Permission {
    SEE_INVOICES,
    SEE_FACILITIES,
    SEE_CONSUMPTION,
    SEE_DETAILS
}

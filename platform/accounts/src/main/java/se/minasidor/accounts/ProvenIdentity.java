package se.minasidor.accounts;

import java.util.Objects;

/** Who a visitor has proved to be, in the terms of the method that proved it. */
public record ProvenIdentity(Scheme scheme, String value) {

    public enum Scheme {
        /** The tenant's own customer or organisation; the value is a party key. */
        PARTY
    }

    public ProvenIdentity {
        Objects.requireNonNull(scheme);
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return scheme + ":***";
    }
}

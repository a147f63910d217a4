package se.minasidor.accounts;

import java.util.Locale;
import java.util.Objects;

/** Who a visitor has proved to be, in the terms of the method that proved it. */
public record ProvenIdentity(Scheme scheme, String value) {

    public enum Scheme {
        /** The tenant's own customer or organisation; the value is a party key. */
        PARTY,
        /** An account at an OpenID provider; the value is its issuer and the subject there. */
        OPENID,
        /** A verified e-mail address that its owner logs in with; the address in lower case. */
        EMAIL
    }

    public ProvenIdentity {
        Objects.requireNonNull(scheme);
        Objects.requireNonNull(value);
    }

    /**
     * The account that this issuer calls so. The same subject at another issuer is somebody else,
     * and nothing else that a provider tells, such as an e-mail address, says who somebody is.
     */
    public static ProvenIdentity openId(String issuer, String subject) {
        if (issuer.isBlank() || issuer.contains(" ") || subject.isBlank()) {
            throw new IllegalArgumentException("Not an issuer and a subject");
        }
        return new ProvenIdentity(Scheme.OPENID, issuer + " " + subject);
    }

    /** The account of whoever verified that address, however they spell it. */
    public static ProvenIdentity email(String address) {
        return new ProvenIdentity(Scheme.EMAIL, address.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return scheme + ":***";
    }
}

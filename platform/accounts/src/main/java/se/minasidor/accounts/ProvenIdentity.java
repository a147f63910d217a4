package se.minasidor.accounts;

import java.util.Objects;

/** Who a visitor has proved to be, in the terms of the method that proved it. */
public record ProvenIdentity(Scheme scheme, String value) {

    public enum Scheme {
        /** The tenant's own customer or organisation; the value is a party key. */
        PARTY,
        /** An account at an OpenID provider; the value is its issuer and the subject there. */
        OPENID
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

    @Override
    public String toString() {
        return scheme + ":***";
    }
}

package se.minasidor.customers;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import se.minasidor.tenancy.TenantId;

/**
 * How identity numbers are kept: as ciphertext, and as a keyed hash to find and compare them by.
 */
@ApplicationScoped
public class Identities {

    private static final String PURPOSE = "identity";

    public byte[] encrypt(TenantId tenant, IdentityNumber number) {
        throw new UnsupportedOperationException("Needs the tenant's keys: " + PURPOSE);
    }

    public byte[] fingerprint(TenantId tenant, IdentityNumber number) {
        throw new UnsupportedOperationException("Needs the tenant's keys: " + PURPOSE);
    }

    /** The key under which all customers with this number are found. */
    public PartyKey party(TenantId tenant, IdentityNumber number) {
        return new PartyKey(HexFormat.of().formatHex(fingerprint(tenant, number)));
    }
}

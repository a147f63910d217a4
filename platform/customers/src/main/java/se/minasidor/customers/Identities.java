package se.minasidor.customers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HexFormat;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.TenantId;

/**
 * How identity numbers are kept: as ciphertext, and as a keyed hash to find and compare them by.
 */
@ApplicationScoped
public class Identities {

    private static final String PURPOSE = "identity";

    private SecretKeys keys;

    protected Identities() {}

    @Inject
    public Identities(SecretKeys keys) {
        this.keys = keys;
    }

    public byte[] encrypt(TenantId tenant, IdentityNumber number) {
        return keys.encrypt(tenant, PURPOSE, number.digits());
    }

    public byte[] fingerprint(TenantId tenant, IdentityNumber number) {
        return keys.fingerprint(tenant, PURPOSE, number.digits());
    }

    /** The key under which all customers with this number are found. */
    public PartyKey party(TenantId tenant, IdentityNumber number) {
        return new PartyKey(HexFormat.of().formatHex(fingerprint(tenant, number)));
    }
}

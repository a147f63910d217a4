package se.minasidor.login.bankid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;

/**
 * A text that somebody who is signed in signs with their own BankID: begin, look, use once, or
 * leave it. The order is shown as any other, as a code or a link, and asked about as any other; it
 * never lets anybody in. What is signed is kept by {@link SignedTexts}.
 */
@ApplicationScoped
public class Signing {

    /** BankID's limit, before base64. */
    private static final int LONGEST = 30_000;

    private final NewOrders making;
    private final Orders orders;
    private final Asking asking;

    protected Signing() {
        this(null, null, null);
    }

    @Inject
    public Signing(NewOrders making, Orders orders, Asking asking) {
        this.making = making;
        this.orders = orders;
        this.asking = asking;
    }

    /**
     * Begins: the text is what the signer sees, all of it, in the app.
     *
     * @param back the page that the app leads back to; it gets the nonce as {@code n}
     */
    NewOrders.Made begin(
            Tenant tenant, Start start, String text, ToSign toSign, URI back, NewOrders.From from) {
        if (text.isBlank() || OrderRequest.base64(text).length() > LONGEST / 3 * 4) {
            throw new IllegalArgumentException("A text to sign must be there, and not too long");
        }
        return making.throttled(tenant, from)
                ? new NewOrders.Not("throttled")
                : making.make(
                        tenant,
                        new NewOrders.Wish(start, text, back, "", Optional.of(toSign)),
                        from);
    }

    /** The browser's order as it is now. */
    Optional<Order> look(TenantId tenant, String flow) {
        return asking.look(tenant, flow);
    }

    /**
     * What was signed, once: for the person who was to sign it, in the browser that began, with the
     * nonce that the page of the code has or the app has brought.
     *
     * @return its number among the {@link SignedTexts}
     */
    Optional<UUID> use(TenantId tenant, UUID person, String flow, String nonce) {
        return orders.useSigned(tenant, flow, nonce)
                .filter(signed -> signed.person().equals(person))
                .map(Orders.Signed::evidence);
    }

    /** The signer does something else. */
    void leave(TenantId tenant, String flow) {
        asking.leave(tenant, flow);
    }
}

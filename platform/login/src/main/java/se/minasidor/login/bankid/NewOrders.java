package se.minasidor.login.bankid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.login.LoginAttempts;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.Secret;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Tenant;

/** Makes orders at BankID, and keeps them for the browser that they are made for. */
@ApplicationScoped
public class NewOrders {

    /**
     * What an order is for.
     *
     * @param visible the text that people see in the app
     * @param back the page that the app leads back to, for orders started by a link
     * @param wanted the page they want afterwards
     * @param toSign who signs the visible text; empty for a login
     */
    record Wish(Start start, String visible, URI back, String wanted, Optional<ToSign> toSign) {}

    /**
     * The browser that asks.
     *
     * @param device its name, if it has one: never the session
     */
    record From(String address, String userAgent, Optional<String> device) {

        /** BankID knows no zones of IPv6 addresses. */
        From {
            address = address.replaceFirst("%.*", "");
        }

        @Override
        public String toString() {
            return "From";
        }
    }

    sealed interface Made {}

    /** The value of the cookie by which the browser finds it again. */
    record Kept(String flow) implements Made {

        @Override
        public String toString() {
            return "Kept";
        }
    }

    /** {@code message} after {@code bankid.} says why not. */
    record Not(String message) implements Made {}

    private final BankIdClient client;
    private final Orders orders;
    private final LoginAttempts attempts;
    private final SecurityEvents events;

    protected NewOrders() {
        this(null, null, null, null);
    }

    @Inject
    public NewOrders(
            BankIdClient client, Orders orders, LoginAttempts attempts, SecurityEvents events) {
        this.client = client;
        this.orders = orders;
        this.attempts = attempts;
        this.events = events;
    }

    /** Has the address asked for too many? Each costs the organisation. */
    boolean throttled(Tenant tenant, From from) {
        return attempts.begin(
                        tenant.id(),
                        tenant.throttle(),
                        new LoginAttempts.Attempt(
                                LoginAttempts.Kind.ORDER, "", Optional.empty(), from.address()))
                .isPresent();
    }

    Made make(Tenant tenant, Wish wish, From from) {
        String nonce = Secret.random();
        Device device = Device.of(from.userAgent());
        OrderRequest asked =
                new OrderRequest(
                        from.address(),
                        wish.visible(),
                        tenant.id() + " " + UUID.randomUUID(),
                        wish.start() == Start.LINK
                                ? Optional.of(
                                        device.returnUrl(
                                                URI.create(
                                                        wish.back()
                                                                + "?"
                                                                + OrderRequest.NONCE
                                                                + nonce)))
                                : Optional.empty(),
                        tenant.hosts().primary(),
                        from.userAgent(),
                        from.device());
        String certificate = tenant.login().bankIdCertificate();
        Answers.Begun begun =
                wish.toSign().isPresent()
                        ? client.sign(certificate, asked)
                        : client.auth(certificate, asked);
        if (begun instanceof Answers.Refused refused) {
            events.record(
                    tenant.id(),
                    Actor.SYSTEM,
                    "bankid",
                    "error",
                    null,
                    Map.of("method", BankIdMethod.ID, "failure", refused.why().name()));
            return new Not(refused.why().text());
        }
        String flow = Secret.random();
        orders.begin(
                tenant.id(),
                flow,
                new Order.Secrets(
                        (Answers.Order) begun,
                        asked,
                        wish.start() == Start.CODE ? nonce : "",
                        wish.toSign()),
                new Orders.Beginning(
                        wish.start(),
                        certificate,
                        nonce,
                        Hint.OUTSTANDING.text(wish.start(), device.phone()),
                        wish.wanted()));
        return new Kept(flow);
    }
}

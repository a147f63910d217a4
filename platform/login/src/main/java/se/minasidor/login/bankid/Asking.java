package se.minasidor.login.bankid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.minasidor.customers.Identities;
import se.minasidor.customers.IdentityNumber;
import se.minasidor.customers.PartyKey;
import se.minasidor.login.BankIdCertificate;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.Secret;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.TenantId;

/** Asks BankID how an order goes, when it is somebody's turn, and keeps the answer. */
@ApplicationScoped
public class Asking {

    private static final Logger LOG = Logger.getLogger(Asking.class.getName());

    /** Half a minute is short for somebody who looks for their phone, so it begins again unseen. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int SILENT = 5;

    private final BankIdClient client;
    private final BankIdSettings settings;
    private final Orders orders;
    private final Identities identities;
    private final SignedTexts texts;
    private final SecurityEvents events;

    protected Asking() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public Asking(
            BankIdClient client,
            BankIdSettings settings,
            Orders orders,
            Identities identities,
            SignedTexts texts,
            SecurityEvents events) {
        this.client = client;
        this.settings = settings;
        this.orders = orders;
        this.identities = identities;
        this.texts = texts;
        this.events = events;
    }

    /** The browser's order as it is now. */
    Optional<Order> look(TenantId tenant, String flow) {
        orders.turn(tenant, flow).ifPresent(order -> ask(tenant, order));
        return orders.find(tenant, flow);
    }

    /** The same, waiting for the next turn if need be: whoever posts has approved already. */
    void await(TenantId tenant, String flow) {
        for (int look = 0; look < 3; look++) {
            boolean pending =
                    look(tenant, flow)
                            .filter(order -> order.state() == Order.State.PENDING)
                            .isPresent();
            if (!pending || look == 2) {
                return;
            }
            try {
                Thread.sleep(Orders.PACE.toMillis() / 2 + 100);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Whoever began does something else: the order ends here and at BankID. */
    void leave(TenantId tenant, String flow) {
        orders.end(tenant, flow)
                .ifPresent(
                        order ->
                                order.secrets()
                                        .ifPresent(
                                                s ->
                                                        client.cancel(
                                                                order.certificate(),
                                                                s.order().orderRef())));
    }

    private void ask(TenantId tenant, Order order) {
        Order.Secrets secrets = order.secrets().orElseThrow();
        Answers.Collected answer = client.collect(order.certificate(), secrets.order().orderRef());
        if (answer instanceof Answers.Pending pending) {
            Hint hint = Hint.pending(pending.hint());
            orders.goesOn(
                    tenant,
                    order.id(),
                    hint.text(order.start(), phone(secrets)),
                    hint == Hint.OUTSTANDING || hint == Hint.NO_CLIENT);
        } else if (answer instanceof Answers.Failed failed) {
            failed(tenant, order, secrets, Hint.failed(failed.hint()));
        } else if (answer instanceof Answers.Refused refused) {
            refused(tenant, order, refused.why());
        } else if (answer instanceof Answers.Complete complete) {
            complete(tenant, order, secrets, complete.completion());
        }
    }

    private static boolean phone(Order.Secrets secrets) {
        return Device.of(secrets.request().userAgent()).phone();
    }

    private void failed(TenantId tenant, Order order, Order.Secrets secrets, Hint hint) {
        if (hint == Hint.START_FAILED && order.secondsInAll() < PATIENCE.toSeconds()) {
            startOver(tenant, order, secrets);
            return;
        }
        orders.failed(tenant, order.id(), hint.text(order.start(), phone(secrets)));
        events.record(tenant, Actor.VISITOR, "bankid", "failed", null, detail("hint", hint.name()));
    }

    private void startOver(TenantId tenant, Order order, Order.Secrets before) {
        String nonce = Secret.random();
        OrderRequest request = before.request().withNonce(nonce);
        Answers.Begun begun =
                before.toSign().isPresent()
                        ? client.sign(order.certificate(), request)
                        : client.auth(order.certificate(), request);
        if (begun instanceof Answers.Order made) {
            orders.startedOver(
                    tenant,
                    order.id(),
                    new Order.Secrets(
                            made,
                            request,
                            order.start() == Start.CODE ? nonce : "",
                            before.toSign()),
                    nonce,
                    Hint.OUTSTANDING.text(order.start(), phone(before)));
        } else if (begun instanceof Answers.Refused refused) {
            orders.failed(tenant, order.id(), refused.why().text());
        }
    }

    private void refused(TenantId tenant, Order order, Failure why) {
        if (why.passing() && orders.unanswered(tenant, order.id()) < SILENT) {
            return;
        }
        orders.failed(tenant, order.id(), why.passing() ? Failure.NO_ANSWER.text() : why.text());
        events.record(tenant, Actor.SYSTEM, "bankid", "error", null, detail("failure", why.name()));
    }

    private void complete(
            TenantId tenant, Order order, Order.Secrets secrets, Answers.Completion completion) {
        Optional<PartyKey> party =
                completion.personalNumber().matches("\\d{12}")
                        ? IdentityNumber.typed(completion.personalNumber())
                                .map(number -> identities.party(tenant, number))
                        : Optional.empty();
        if (party.isEmpty()) {
            notBelieved(tenant, order, "no personal number");
        } else if (risky(completion, secrets.toSign().isPresent())) {
            refuse(tenant, order, Hint.RISK.text(order.start(), false), "risk");
        } else if (secrets.toSign().isPresent()) {
            signed(tenant, order, secrets, completion, party.get());
        } else {
            identified(tenant, order, secrets, completion, party.get());
        }
    }

    /** With some doubt one may still come in and read; evidence has to be beyond doubt. */
    private static boolean risky(Answers.Completion completion, boolean signing) {
        String risk = completion.risk().orElse("");
        return risk.equals("high") || signing && risk.equals("moderate");
    }

    private void identified(
            TenantId tenant,
            Order order,
            Order.Secrets secrets,
            Answers.Completion completion,
            PartyKey party) {
        Optional<String> forged = forged(secrets.request(), completion);
        if (forged.isPresent()) {
            notBelieved(tenant, order, forged.get());
            return;
        }
        boolean elsewhere =
                order.start() == Start.LINK
                        && !completion.deviceAddress().equals(secrets.request().endUserIp());
        orders.complete(
                tenant,
                order.id(),
                new Identified(
                        party,
                        completion.givenName(),
                        completion.surname(),
                        completion.risk().orElse(""),
                        elsewhere));
    }

    /** Whoever was asked to sign must have signed, and nobody who held the same phone. */
    private void signed(
            TenantId tenant,
            Order order,
            Order.Secrets secrets,
            Answers.Completion completion,
            PartyKey party) {
        ToSign toSign = secrets.toSign().orElseThrow();
        if (!party.equals(toSign.party())) {
            refuse(tenant, order, "signedbyother", "signed-by-other");
            return;
        }
        try {
            boolean kept = texts.keep(tenant, order.id(), toSign, secrets.request(), completion);
            events.record(
                    tenant,
                    Actor.person(toSign.person()),
                    "bankid",
                    kept ? "signed" : "left",
                    toSign.person(),
                    detail("purpose", toSign.purpose()));
        } catch (SignatureCheck.Forged | BankIdCertificate.Unusable wrong) {
            notBelieved(tenant, order, wrong.getMessage());
        }
    }

    private void notBelieved(TenantId tenant, Order order, String why) {
        LOG.log(
                Level.SEVERE,
                "An answer of BankID to {0} is not believed: {1}",
                new Object[] {tenant, why});
        refuse(tenant, order, Failure.UNKNOWN.text(), "not-believed");
    }

    private void refuse(TenantId tenant, Order order, String message, String outcome) {
        orders.failed(tenant, order.id(), message);
        events.record(
                tenant,
                Actor.VISITOR,
                "bankid",
                outcome,
                null,
                detail("start", order.start().name()));
    }

    private static Map<String, String> detail(String key, String value) {
        return Map.of("method", BankIdMethod.ID, key, value);
    }

    private Optional<String> forged(OrderRequest request, Answers.Completion completion) {
        if (settings.signatureRoot().isEmpty()) {
            return Optional.empty();
        }
        try {
            new SignatureCheck(BankIdCertificate.pem(settings.signatureRoot().get()))
                    .check(
                            completion,
                            new SignatureCheck.Expected(
                                    SignatureCheck.LOGIN,
                                    completion.personalNumber(),
                                    request.visible(),
                                    request.hidden()));
            return Optional.empty();
        } catch (SignatureCheck.Forged | BankIdCertificate.Unusable wrong) {
            return Optional.of(wrong.getMessage());
        }
    }
}

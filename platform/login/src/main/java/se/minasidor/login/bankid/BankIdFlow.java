package se.minasidor.login.bankid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.minasidor.accounts.People;
import se.minasidor.accounts.Profile;
import se.minasidor.accounts.Profiles;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.customers.Customers;
import se.minasidor.login.ReturnPath;
import se.minasidor.login.SessionStart;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.ClientAddress;
import se.minasidor.tenancy.HostCookie;
import se.minasidor.tenancy.PublicAddress;
import se.minasidor.tenancy.Refusals;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.SiteCookie;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.WordBook;

/** From "log in with BankID" to a session: begin, look, finish, or leave it. */
@ApplicationScoped
public class BankIdFlow {

    static final String RETURN = "/bankid/klar";

    /** How an attempt to begin ended. */
    sealed interface Began {}

    record Waiting() implements Began {}

    /** {@code message} after {@code bankid.} says why not. */
    record NotNow(String message) implements Began {}

    /** How an attempt to come in ended. */
    sealed interface Finished {}

    record Welcome(String path) implements Finished {}

    /** Identified, and nobody's customer here. */
    record Nobody() implements Finished {}

    /** This browser did not begin it, or it was used, or it is not done. */
    record NotHere() implements Finished {}

    @Inject private BankIdSettings settings;
    @Inject private Orders orders;
    @Inject private Asking asking;
    @Inject private NewOrders making;
    @Inject private ClientAddress address;
    @Inject private PublicAddress publicAddress;
    @Inject private WordBook words;
    @Inject private Customers customers;
    @Inject private People people;
    @Inject private Profiles profiles;
    @Inject private SessionStart door;
    @Inject private SecurityEvents events;
    @Inject private Refusals refusals;

    /**
     * One live order for each browser: what it had before is ended, here and at BankID. Of two that
     * it begins in the same instant, it has the cookie of one; nobody can see or start the other,
     * and BankID ends that after half a minute.
     */
    Began begin(
            HttpServletRequest request,
            HttpServletResponse response,
            Tenant tenant,
            Locale language,
            Start start,
            String wanted) {
        NewOrders.From from =
                new NewOrders.From(
                        address.of(request),
                        Optional.ofNullable(request.getHeader("User-Agent")).orElse(""),
                        SessionStart.device(request).map(HexFormat.of()::formatHex));
        if (making.throttled(tenant, from)) {
            return new NotNow("throttled");
        }
        leave(request, response, tenant);
        NewOrders.Made made =
                making.make(
                        tenant,
                        new NewOrders.Wish(
                                start,
                                words.say(tenant, language, "bankid.purpose"),
                                publicAddress.of(tenant, RETURN),
                                ReturnPath.allowed(wanted),
                                Optional.empty()),
                        from);
        if (made instanceof NewOrders.Not not) {
            return new NotNow(not.message());
        }
        HostCookie.write(response, SiteCookie.BANKID, ((NewOrders.Kept) made).flow());
        return new Waiting();
    }

    /** This browser's order as it is now, if it has one. */
    Optional<Order> look(HttpServletRequest request, Tenant tenant) {
        return HostCookie.read(request, SiteCookie.BANKID)
                .flatMap(flow -> asking.look(tenant.id(), flow));
    }

    /** The same without asking BankID, for pictures of the code. */
    Optional<Order> glance(HttpServletRequest request, Tenant tenant) {
        return HostCookie.read(request, SiteCookie.BANKID)
                .flatMap(flow -> orders.find(tenant.id(), flow));
    }

    /** Did the app lead back to the browser that began? */
    boolean cameBack(HttpServletRequest request, Tenant tenant, String nonce) {
        return HostCookie.read(request, SiteCookie.BANKID)
                .filter(flow -> orders.fits(tenant.id(), flow, nonce))
                .isPresent();
    }

    /** The link that starts the app, for orders that are started so. */
    Optional<String> link(Order order) {
        return order.secrets()
                .filter(s -> order.start() == Start.LINK)
                .filter(s -> order.state() == Order.State.PENDING && order.unstarted())
                .map(
                        s ->
                                Device.of(s.request().userAgent())
                                        .link(s.order().autoStartToken(), settings.app()));
    }

    /** The text of the code as it is this second, for orders that are started so. */
    Optional<String> code(Order order) {
        return order.secrets()
                .filter(s -> order.start() == Start.CODE)
                .filter(s -> order.state() == Order.State.PENDING && order.unstarted())
                .map(
                        s ->
                                QrCode.text(
                                        s.order().qrStartToken(),
                                        s.order().qrStartSecret(),
                                        Math.max(0, order.seconds())));
    }

    /** What the page of a code posts in the end; a link's is known to the app alone. */
    String nonce(Order order) {
        return order.secrets()
                .filter(s -> order.start() == Start.CODE)
                .map(Order.Secrets::nonce)
                .orElse("");
    }

    /** Comes in, where the nonce and this browser's cookie belong together. */
    Finished finish(
            HttpServletRequest request, HttpServletResponse response, Tenant tenant, String nonce) {
        Optional<String> flow = HostCookie.read(request, SiteCookie.BANKID);
        if (cameBack(request, tenant, nonce)) {
            flow.ifPresent(f -> asking.await(tenant.id(), f));
        }
        Optional<Orders.Used> used = flow.flatMap(f -> orders.use(tenant.id(), f, nonce));
        if (used.isEmpty()) {
            refusals.ofStranger(
                    tenant.id(),
                    address.of(request),
                    "bankid",
                    "not-here",
                    Map.of("method", BankIdMethod.ID));
            return new NotHere();
        }
        Identified who = used.get().who();
        if (!who.risk().isEmpty() || who.elsewhere()) {
            events.record(
                    tenant.id(),
                    Actor.VISITOR,
                    "bankid",
                    "identified",
                    null,
                    Map.of(
                            "method",
                            BankIdMethod.ID,
                            "risk",
                            who.risk(),
                            "elsewhere",
                            String.valueOf(who.elsewhere())));
        }
        ProvenIdentity identity =
                new ProvenIdentity(ProvenIdentity.Scheme.PARTY, who.party().value());
        if (!tenant.firstVisit().steps().isEmpty()) {
            if (!who.doubtful()) {
                // whoever joins here is called what BankID says, and does not type it (S4-10)
                profiles.store(
                        tenant.id(),
                        people.of(tenant.id(), identity).id(),
                        new Profile(who.givenName(), who.surname(), true));
            }
        } else if (customers.ofParty(tenant.id(), who.party()).isEmpty()) {
            events.record(
                    tenant.id(),
                    Actor.VISITOR,
                    "login",
                    "no-customer",
                    null,
                    Map.of("method", BankIdMethod.ID));
            return new Nobody();
        }
        return new Welcome(
                door.begin(
                        request,
                        response,
                        tenant,
                        identity,
                        new SessionStart.Arrival(
                                BankIdMethod.ID,
                                Optional.empty(),
                                used.get().wanted(),
                                who.doubtful(),
                                Optional.empty())));
    }

    /** The visitor does something else. */
    void leave(HttpServletRequest request, HttpServletResponse response, Tenant tenant) {
        Optional<String> flow = HostCookie.read(request, SiteCookie.BANKID);
        flow.ifPresent(f -> asking.leave(tenant.id(), f));
        if (flow.isPresent()) {
            HostCookie.delete(response, SiteCookie.BANKID);
        }
    }
}

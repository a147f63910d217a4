package se.minasidor.tenancy;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Every cookie there is, in the order in which the page on personal data lists them; {@link
 * HostCookie} writes no other, and none for longer than is said here.
 */
public enum SiteCookie {
    SESSION(null, tenant -> true),
    /** As long as browsers keep a cookie; it opens nothing, it only spares its owner the queue. */
    DEVICE(Duration.ofDays(400), tenant -> true),
    KEPT(null, tenant -> tenant.session().keep().isPresent()),
    SIGNUP(Duration.ofHours(24), tenant -> tenant.signUp().enabled()),
    CHOOSE(Duration.ofMinutes(30), method("customernumber")),
    NEWPASSWORD(Duration.ofMinutes(30), method("emailpassword")),
    FORM(null, tenant -> true),
    BANKID(null, method("bankid")),
    /** Written by Faces; see web.xml. */
    VIEW(null, tenant -> true),
    LANG(Duration.ofDays(365), tenant -> true),
    FLOW(Duration.ofMinutes(10), method("social")),
    NEWCOMER(Duration.ofHours(1), tenant -> !tenant.firstVisit().steps().isEmpty()),
    VIA(null, tenant -> !tenant.entrySites().isEmpty());

    private final Duration lasting;
    private final Predicate<Tenant> used;

    SiteCookie(Duration lasting, Predicate<Tenant> used) {
        this.lasting = lasting;
        this.used = used;
    }

    private static Predicate<Tenant> method(String id) {
        return tenant -> tenant.login().methods().contains(id);
    }

    /** Its name, without the prefix that all have. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How long it lasts, where that is the same everywhere and longer than the browser is open. */
    public Optional<Duration> lasting() {
        return Optional.ofNullable(lasting);
    }

    /** How long it is good for at one tenant's, at most; empty: until the browser is closed. */
    public Optional<Duration> goodFor(Tenant tenant) {
        return switch (this) {
            case SESSION -> Optional.of(tenant.session().max());
            case KEPT -> tenant.session().keep();
            default -> lasting();
        };
    }

    /** May somebody get it at this tenant's? */
    public boolean usedBy(Tenant tenant) {
        return used.test(tenant);
    }
}

package se.minasidor.login.passwords;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import se.minasidor.accounts.OneTimeTokens;
import se.minasidor.login.PlainPage;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.HostCookie;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.SiteCookie;
import se.minasidor.tenancy.TenantId;

/**
 * Links in mails that let somebody choose a password. A link moves its token into a short-lived
 * cookie and leads on to the clean address, so that the token is in no history, log or referrer;
 * only posting the form uses it.
 */
@ApplicationScoped
public class MailedLinks {

    @Inject private PlainPage page;
    @Inject private OneTimeTokens tokens;
    @Inject private SecurityEvents events;

    /**
     * Takes the token out of the address.
     *
     * @return true when the browser is on its way to the clean address
     */
    public boolean taken(SiteCookie cookie, String address) {
        page.response().setHeader("Referrer-Policy", "no-referrer");
        page.response().setHeader("Cache-Control", "no-store");
        String token = page.typed("token");
        if (token.isEmpty() || page.posted()) {
            return false;
        }
        if (token.matches("[A-Za-z0-9_-]{20,100}")) {
            HostCookie.write(page.response(), cookie, token);
        }
        page.goTo(address);
        return true;
    }

    public Optional<String> token(SiteCookie cookie) {
        return HostCookie.read(page.request(), cookie);
    }

    public void forget(SiteCookie cookie) {
        HostCookie.delete(page.response(), cookie);
    }

    /** A link of another tenant opened here stops working there, and both are told. */
    public void refuseForeign(TenantId here, String token) {
        Optional<TenantId> owner = tokens.issuer(token).filter(o -> !o.equals(here));
        if (owner.isPresent()) {
            tokens.revoke(owner.get(), token);
            events.record(
                    owner.get(), Actor.VISITOR, "link", "ended-at-other-tenant", null, Map.of());
            events.record(here, Actor.VISITOR, "link", "refused-foreign", null, Map.of());
        }
    }
}

package se.minasidor.login.emailpassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import se.minasidor.login.PlainPage;
import se.minasidor.login.codes.CodeFlow;
import se.minasidor.login.codes.CodeFlows;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.HostCookie;
import se.minasidor.tenancy.Secret;
import se.minasidor.tenancy.SiteCookie;

/**
 * Binds an account that is being made to the browser in which it was begun: a code works nowhere
 * else, and who comes back to that browser within a day goes on where they stopped.
 */
@ApplicationScoped
class SignUpCookie {

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private CodeFlows flows;

    Optional<CodeFlow> flow() {
        return HostCookie.read(page.request(), SiteCookie.SIGNUP)
                .flatMap(cookie -> flows.find(current.id(), Secret.hash(cookie)));
    }

    void begin(String address, String hashedPassword) {
        String cookie = Secret.random();
        flows.begin(current.id(), Secret.hash(cookie), address, Optional.of(hashedPassword));
        HostCookie.write(page.response(), SiteCookie.SIGNUP, cookie);
    }
}

package se.minasidor.login.emailpassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import se.minasidor.login.PlainPage;
import se.minasidor.login.codes.CodeFlow;
import se.minasidor.login.codes.CodeFlows;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.HostCookie;

/**
 * Binds an account that is being made to the browser in which it was begun: a code works nowhere
 * else, and who comes back to that browser within a day goes on where they stopped.
 */
@ApplicationScoped
class SignUpCookie {

    private static final String NAME = "signup";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private CodeFlows flows;

    Optional<CodeFlow> flow() {
        return HostCookie.read(page.request(), NAME)
                .flatMap(cookie -> flows.find(current.id(), key(cookie)));
    }

    void begin(String address, String hashedPassword) {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        String cookie = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        flows.begin(current.id(), key(cookie), address, Optional.of(hashedPassword));
        HostCookie.write(page.response(), NAME, cookie, CodeFlows.KEPT);
    }

    private static byte[] key(String cookie) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(cookie.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java", e);
        }
    }
}

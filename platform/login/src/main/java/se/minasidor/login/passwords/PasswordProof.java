package se.minasidor.login.passwords;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import se.minasidor.login.LoginAttempts;
import se.minasidor.login.SessionStart;
import se.minasidor.login.SignedIn;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.ClientAddress;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Tenant;

/**
 * Somebody who is signed in by a password types it again before a change that matters. Tries have a
 * counter of their own, so that whoever has taken over a session has few.
 */
@ApplicationScoped
public class PasswordProof {

    @Inject private SignedIn signedIn;
    @Inject private Credentials credentials;
    @Inject private Passwords passwords;
    @Inject private LoginAttempts attempts;
    @Inject private SessionStart sessions;
    @Inject private ClientAddress addresses;
    @Inject private SecurityEvents events;

    /** Empty when it was right, and the session counts as fresh again. */
    public Optional<LoginAnswer> refused(
            HttpServletRequest request, Tenant tenant, String password) {
        LoginAttempts.Attempt attempt =
                new LoginAttempts.Attempt(
                        LoginAttempts.Kind.LOGIN,
                        "proof:" + signedIn.person(),
                        Optional.empty(),
                        addresses.of(request));
        Optional<Duration> wait = attempts.begin(tenant.id(), tenant.throttle(), attempt);
        if (wait.isPresent()) {
            return Optional.of(new LoginAnswer.Wait(wait.get()));
        }
        Passwords.Answer answer =
                passwords.check(password, credentials.phc(tenant.id(), signedIn.person()));
        boolean right =
                answer == Passwords.Answer.RIGHT || answer == Passwords.Answer.RIGHT_BUT_OLD;
        if (answer != Passwords.Answer.BUSY) {
            events.record(
                    tenant.id(),
                    Actor.person(signedIn.person()),
                    "proof",
                    right ? "ok" : "failed",
                    signedIn.person(),
                    Map.of("method", signedIn.getMethod()));
        }
        if (right) {
            attempts.succeeded(tenant.id(), tenant.throttle(), attempt);
            sessions.proved(request, tenant.id());
            return Optional.empty();
        }
        return Optional.of(
                answer == Passwords.Answer.BUSY
                        ? new LoginAnswer.Busy()
                        : new LoginAnswer.Refused());
    }
}

package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import se.minasidor.login.passwords.LoginAnswer;
import se.minasidor.login.passwords.PasswordProof;
import se.minasidor.tenancy.CurrentTenant;

/**
 * Changes that matter are made only by somebody who has proved lately who they are, in the same way
 * in which they came in. A kept login has proved nothing.
 */
@ApplicationScoped
public class FreshProof {

    private static final Duration FRESH = Duration.ofMinutes(10);

    @Inject private SignedIn signedIn;
    @Inject private CurrentTenant current;
    @Inject private PasswordProof password;
    @Inject private LoginMethods methods;
    @Inject private Clock clock;

    public boolean isFresh() {
        return !signedIn.isKept() && clock.instant().isBefore(signedIn.provedAt().plus(FRESH));
    }

    /** Whether typing the password again is the way to prove it; else one logs in again. */
    public boolean isByPassword() {
        return methods.byPassword(signedIn.getMethod());
    }

    /**
     * Proves it again.
     *
     * @return the key of a text that says why it was refused; empty when it is proved
     */
    public Optional<String> refused(HttpServletRequest request, String typed) {
        if (!isByPassword()) {
            return Optional.of("sessions.proof.again");
        }
        return password.refused(request, current.getTenant(), typed)
                .map(
                        answer ->
                                answer instanceof LoginAnswer.Wait
                                        ? "sessions.proof.wait"
                                        : answer instanceof LoginAnswer.Busy
                                                ? "login.busy"
                                                : "sessions.proof.wrong");
    }
}

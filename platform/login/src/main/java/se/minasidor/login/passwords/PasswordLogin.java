package se.minasidor.login.passwords;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.login.LoginAttempts;
import se.minasidor.login.SessionStart;
import se.minasidor.login.passwords.Credentials.Credential;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.ClientAddress;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Tenant;

/**
 * The one place where a password opens a session, for every method that has passwords.
 *
 * <p>The same steps are taken for a name that nobody has: one count, one Argon2id, one line in the
 * log. The look-up before it is the method's, and must be the same for every name, too.
 */
@ApplicationScoped
public class PasswordLogin {

    /**
     * One try.
     *
     * @param method the login method's id
     * @param account by what the tries are counted
     * @param found whose password it may be; empty when nobody has that name
     * @param customer the customer that the name means, of the one whose password it is
     */
    public record Try(
            String method,
            String account,
            List<Credential> found,
            LoginForm form,
            Function<Credential, Optional<UUID>> customer) {

        @Override
        public String toString() {
            return "Try:" + method;
        }
    }

    @Inject private Credentials credentials;
    @Inject private Passwords passwords;
    @Inject private LoginAttempts attempts;
    @Inject private RightPassword right;
    @Inject private SessionStart sessionStart;
    @Inject private ClientAddress addresses;
    @Inject private SecurityEvents events;

    public LoginAnswer with(
            HttpServletRequest request, HttpServletResponse response, Tenant tenant, Try login) {
        LoginAttempts.Attempt attempt =
                new LoginAttempts.Attempt(
                        LoginAttempts.Kind.LOGIN,
                        login.account(),
                        SessionStart.device(request)
                                .filter(d -> login.found().stream().anyMatch(Credential::known)),
                        addresses.of(request));
        Optional<Duration> wait = attempts.begin(tenant.id(), tenant.throttle(), attempt);
        if (wait.isPresent()) {
            return new LoginAnswer.Wait(wait.get());
        }
        Checked checked = check(login.found(), login.form().password());
        if (checked.answer() == Passwords.Answer.BUSY) {
            return new LoginAnswer.Busy();
        }
        if (checked.answer() == Passwords.Answer.WRONG) {
            return refused(tenant, login);
        }
        Credential credential = checked.credential();
        String phc =
                checked.answer() == Passwords.Answer.RIGHT_BUT_OLD
                        ? strengthened(tenant, credential, login.form().password())
                        : credential.phc();
        return right.enter(
                        tenant.id(),
                        tenant,
                        new RightPassword.Proven(credential.person(), phc, attempt),
                        () -> session(request, response, tenant, login, credential))
                .<LoginAnswer>map(LoginAnswer.Welcome::new)
                .orElseGet(() -> refused(tenant, login));
    }

    private LoginAnswer refused(Tenant tenant, Try login) {
        UUID person = login.found().isEmpty() ? null : login.found().get(0).person();
        events.record(
                tenant.id(),
                Actor.VISITOR,
                "login",
                "failed",
                person,
                Map.of("method", login.method()));
        return new LoginAnswer.Refused();
    }

    private String session(
            HttpServletRequest request,
            HttpServletResponse response,
            Tenant tenant,
            Try login,
            Credential credential) {
        String path =
                sessionStart.begin(
                        request,
                        response,
                        tenant,
                        identity(credential),
                        new SessionStart.Arrival(
                                login.method(),
                                login.customer().apply(credential),
                                login.form().wanted()));
        if (login.form().keep()) {
            sessionStart.keep(response, tenant, credential.person(), login.method(), path);
        }
        return path;
    }

    private static ProvenIdentity identity(Credential credential) {
        return new ProvenIdentity(ProvenIdentity.Scheme.PARTY, credential.party().value());
    }

    private record Checked(Passwords.Answer answer, Credential credential) {}

    /** A name may be two persons': customer numbers are unique only within a company. */
    private Checked check(List<Credential> found, String password) {
        Checked last = null;
        for (Credential credential : found) {
            last =
                    new Checked(
                            passwords.check(password, Optional.of(credential.phc())), credential);
            if (last.answer() != Passwords.Answer.WRONG) {
                return last;
            }
        }
        return last != null ? last : new Checked(passwords.check(password, Optional.empty()), null);
    }

    /** How it is stored from now on; as it was when there is no time to hash it anew. */
    private String strengthened(Tenant tenant, Credential credential, String password) {
        return passwords
                .hash(password)
                .filter(
                        stronger ->
                                credentials.strengthen(
                                        tenant.id(),
                                        credential.person(),
                                        credential.phc(),
                                        stronger))
                .orElse(credential.phc());
    }
}

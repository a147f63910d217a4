package se.minasidor.login.emailpassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.accounts.OneTimeTokens;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.login.LoginAttempts;
import se.minasidor.login.SessionEnd;
import se.minasidor.login.passwords.Credentials;
import se.minasidor.mail.Letter;
import se.minasidor.mail.Mailer;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * A new password by a mailed link. Every session and every other link of the person ends with it,
 * and the address is told.
 */
@ApplicationScoped
class PasswordChange {

    @Inject private OneTimeTokens tokens;
    @Inject private Credentials credentials;
    @Inject private SessionEnd sessions;
    @Inject private LoginAttempts attempts;
    @Inject private Mailer mailer;

    /** The address that a working link was mailed to; looking does not use it. */
    Optional<String> look(TenantId tenant, String token) {
        return tokens.peek(tenant, OneTimeTokens.Purpose.NEW_PASSWORD, token)
                .map(OneTimeTokens.Token::payload);
    }

    /**
     * Whose password it is now; empty when the link does not work any longer.
     *
     * @param phc the hashed password
     */
    @Transactional
    @TenantScoped
    public Optional<UUID> choose(TenantId tenant, String token, String phc, Locale language) {
        Optional<OneTimeTokens.Token> used =
                tokens.consume(tenant, OneTimeTokens.Purpose.NEW_PASSWORD, token);
        used.ifPresent(
                link -> {
                    credentials.store(tenant, link.subject(), phc);
                    tokens.revoke(tenant, link.subject());
                    sessions.everywhere(tenant, link.subject());
                    attempts.forgive(
                            tenant, EmailLogin.counter(ProvenIdentity.email(link.payload())));
                    mailer.send(tenant, new Letter(link.payload(), language, "changed", Map.of()));
                });
        return used.map(OneTimeTokens.Token::subject);
    }
}

package se.minasidor.login.emailpassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.minasidor.accounts.OneTimeTokens;
import se.minasidor.accounts.People;
import se.minasidor.accounts.Person;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.login.requests.AccessAnswer;
import se.minasidor.login.requests.AccessRequest;
import se.minasidor.mail.Letter;
import se.minasidor.mail.Mailer;
import se.minasidor.tenancy.PublicAddress;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * Mails the link to choose a new password to an address that has an account, and nothing to any
 * other. Only an account that was made with a password has one to be forgotten: somebody who came
 * by BankID gets none this way.
 */
@ApplicationScoped
class EmailLinks implements AccessAnswer {

    /** An account exists already, so the link need not wait for anybody to find the time. */
    private static final Duration AT_MOST = Duration.ofHours(1);

    @Inject private People people;
    @Inject private OneTimeTokens tokens;
    @Inject private Mailer mailer;
    @Inject private PublicAddress address;

    @Override
    public Set<AccessRequest.Kind> kinds() {
        return EnumSet.of(AccessRequest.Kind.EMAIL_PASSWORD);
    }

    @Override
    @Transactional
    @TenantScoped
    public String answer(TenantId id, Tenant tenant, AccessRequest request) {
        Optional<Person> person = people.find(id, ProvenIdentity.email(request.email()));
        person.ifPresent(p -> mail(tenant, p, request));
        return person.isPresent() ? "mailed-registered" : "no-match";
    }

    /** To the address as its owner wrote it when it was verified, not as it was typed now. */
    private void mail(Tenant tenant, Person person, AccessRequest request) {
        String to = person.email().orElse(request.email());
        Duration good = tenant.registration().linkValidFor();
        Duration validFor = good.compareTo(AT_MOST) < 0 ? good : AT_MOST;
        String token =
                tokens.issue(
                        tenant.id(), OneTimeTokens.Purpose.NEW_PASSWORD, person.id(), to, validFor);
        mailer.send(
                tenant.id(),
                new Letter(
                        to,
                        request.language(),
                        "reset",
                        Map.of(
                                "link",
                                address.of(tenant, NewPasswordPage.ADDRESS + "?token=" + token)
                                        .toString(),
                                "minutes",
                                String.valueOf(validFor.toMinutes()))));
    }
}

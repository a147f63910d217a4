package se.minasidor.login.customernumber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.accounts.OneTimeTokens;
import se.minasidor.accounts.People;
import se.minasidor.customers.Customer;
import se.minasidor.customers.Customers;
import se.minasidor.customers.OrganisationEvents;
import se.minasidor.customers.PartyKey;
import se.minasidor.login.LoginAttempts;
import se.minasidor.login.RegisteredEmail;
import se.minasidor.login.SessionEnd;
import se.minasidor.login.passwords.Credentials;
import se.minasidor.mail.Letter;
import se.minasidor.mail.Mailer;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/**
 * A password chosen by a mailed link. Using the link proves the address; with the new password
 * every session and every other link of the person ends, and every known address is told. Where no
 * address was known before, the organisation gets a letter to post, and contact details stay as
 * they are for three days (A.6 no. 7).
 */
@ApplicationScoped
class PasswordChoice {

    private static final Duration HOLD = Duration.ofHours(72);
    private static final OneTimeTokens.Purpose PURPOSE = OneTimeTokens.Purpose.CHOOSE_PASSWORD;

    @Inject private OneTimeTokens tokens;
    @Inject private People people;
    @Inject private Customers customers;
    @Inject private Credentials credentials;
    @Inject private RegisteredEmail registered;
    @Inject private SessionEnd sessions;
    @Inject private LoginAttempts attempts;
    @Inject private Mailer mailer;
    @Inject private OrganisationEvents organisation;
    @Inject private RegistrationLetter letter;
    @Inject private SecurityEvents events;
    @Inject private Clock clock;

    /** What the link is about while it works; looking does not use it. */
    Optional<PasswordInvitation> look(TenantId tenant, String token) {
        return tokens.peek(tenant, PURPOSE, token).map(t -> PasswordInvitation.read(t.payload()));
    }

    /** How it ended, and for whom. */
    enum Outcome {
        CHOSEN,
        /** The link does not work any longer. */
        GONE,
        /** An address was registered after the link was mailed to another; that one stays. */
        OTHER_ADDRESS
    }

    record Result(Outcome outcome, UUID person) {}

    /** Afterwards and not inside the transaction, which would need a second connection for it. */
    void note(TenantId tenant, Result result) {
        events.record(
                tenant,
                result.outcome() == Outcome.CHOSEN ? Actor.person(result.person()) : Actor.VISITOR,
                "password",
                result.outcome().name().toLowerCase(Locale.ROOT),
                result.person(),
                Map.of());
    }

    /**
     * @param phc the hashed password
     */
    @Transactional
    @TenantScoped
    public Result choose(TenantId id, Tenant tenant, String token, String phc, Locale language) {
        Optional<OneTimeTokens.Token> used = tokens.consume(id, PURPOSE, token);
        if (used.isEmpty()) {
            return new Result(Outcome.GONE, null);
        }
        UUID person = used.get().subject();
        PasswordInvitation invitation = PasswordInvitation.read(used.get().payload());
        PartyKey party = new PartyKey(invitation.party());
        List<String> known = registered.of(id, party, Optional.empty());
        if (invitation.typed() && !known.isEmpty() && !contains(known, invitation.email())) {
            return new Result(Outcome.OTHER_ADDRESS, person);
        }
        people.confirmEmail(id, person, invitation.email());
        credentials.store(id, person, phc);
        tokens.revoke(id, person);
        sessions.everywhere(id, person);
        attempts.forgive(id, "party:" + party.value());
        tell(id, known, invitation.email(), language);
        if (known.isEmpty()) {
            tellByPost(tenant, person, party, invitation);
        }
        return new Result(Outcome.CHOSEN, person);
    }

    private static boolean contains(List<String> addresses, String address) {
        return addresses.stream().anyMatch(address::equalsIgnoreCase);
    }

    private void tell(TenantId tenant, List<String> known, String own, Locale language) {
        mailer.send(tenant, new Letter(own, language, "changed", Map.of()));
        known.stream()
                .filter(other -> !other.equalsIgnoreCase(own))
                .forEach(
                        other ->
                                mailer.send(
                                        tenant, new Letter(other, language, "changed", Map.of())));
    }

    private void tellByPost(
            Tenant tenant, UUID person, PartyKey party, PasswordInvitation invitation) {
        Instant now = clock.instant();
        people.holdContact(tenant.id(), person, now.plus(HOLD));
        for (Customer customer : customers.ofParty(tenant.id(), party)) {
            organisation.publish(
                    tenant.id(),
                    OrganisationEvents.Kind.REGISTRATION_UNCONFIRMED,
                    Map.of(
                            "customer",
                            customer.getExternalId(),
                            "customerNumber",
                            customer.getCustomerNumber(),
                            "email",
                            invitation.email(),
                            "contactHoldUntil",
                            now.plus(HOLD).toString()),
                    Optional.of(letter.page(tenant, customer, invitation.email(), now)));
        }
    }
}

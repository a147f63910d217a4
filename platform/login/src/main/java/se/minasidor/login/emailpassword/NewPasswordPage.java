package se.minasidor.login.emailpassword;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.login.passwords.LinkedPasswordPage;
import se.minasidor.login.passwords.NewPassword;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.SiteCookie;

/** {@code /losenord/nytt}: where the link of a forgotten password leads. */
@RequestScoped
@Named("newPasswordPage")
public class NewPasswordPage extends LinkedPasswordPage<String> {

    static final String ADDRESS = "/losenord/nytt";

    @Inject private CurrentTenant current;
    @Inject private PasswordChange change;
    @Inject private SecurityEvents events;

    @Override
    protected String address() {
        return ADDRESS;
    }

    @Override
    protected SiteCookie cookie() {
        return SiteCookie.NEWPASSWORD;
    }

    @Override
    protected Optional<String> look(String token) {
        return change.look(current.id(), token);
    }

    @Override
    protected String[] own(String email) {
        return new String[] {NewPassword.local(email)};
    }

    @Override
    protected boolean choose(String token, String phc) {
        Optional<UUID> person = change.choose(current.id(), token, phc, current.getLanguage());
        events.record(
                current.id(),
                person.map(Actor::person).orElse(Actor.VISITOR),
                "password",
                person.isPresent() ? "chosen" : "gone",
                person.orElse(null),
                Map.of());
        return person.isPresent();
    }

    @Override
    protected String name(String email) {
        return email;
    }
}

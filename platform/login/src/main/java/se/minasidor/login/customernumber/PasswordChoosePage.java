package se.minasidor.login.customernumber;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import se.minasidor.login.passwords.LinkedPasswordPage;
import se.minasidor.login.passwords.NewPassword;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.SiteCookie;

/** {@code /losenord/valj}: where the link to somebody with a customer number leads. */
@RequestScoped
@Named("passwordChoosePage")
public class PasswordChoosePage extends LinkedPasswordPage<PasswordInvitation> {

    @Inject private CurrentTenant current;
    @Inject private PasswordChoice choice;

    @Override
    protected String address() {
        return "/losenord/valj";
    }

    @Override
    protected SiteCookie cookie() {
        return SiteCookie.CHOOSE;
    }

    @Override
    protected Optional<PasswordInvitation> look(String token) {
        return choice.look(current.id(), token);
    }

    @Override
    protected String[] own(PasswordInvitation link) {
        return new String[] {link.name(), NewPassword.local(link.email())};
    }

    @Override
    protected boolean choose(String token, String phc) {
        PasswordChoice.Result result =
                choice.choose(current.id(), current.getTenant(), token, phc, current.getLanguage());
        choice.note(current.id(), result);
        return result.outcome() == PasswordChoice.Outcome.CHOSEN;
    }

    @Override
    protected String name(PasswordInvitation link) {
        return link.name();
    }
}

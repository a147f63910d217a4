package se.minasidor.login.emailpassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.login.SessionStart;
import se.minasidor.login.passwords.Credentials;
import se.minasidor.login.passwords.LoginAnswer;
import se.minasidor.login.passwords.LoginForm;
import se.minasidor.login.passwords.PasswordLogin;
import se.minasidor.tenancy.Tenant;

/** E-mail address and password against what we know; one look-up, whether or not we know it. */
@ApplicationScoped
class EmailLogin {

    @Inject private Credentials credentials;
    @Inject private PasswordLogin login;

    LoginAnswer tryWith(
            HttpServletRequest request,
            HttpServletResponse response,
            Tenant tenant,
            LoginForm form) {
        ProvenIdentity account = ProvenIdentity.email(form.name());
        return login.with(
                request,
                response,
                tenant,
                new PasswordLogin.Try(
                        EmailPasswordMethod.ID,
                        counter(account),
                        credentials.of(tenant.id(), account, SessionStart.device(request)),
                        form,
                        who -> Optional.empty()));
    }

    /** The same whether or not the address has an account. */
    static String counter(ProvenIdentity account) {
        return "email:" + account.value();
    }
}

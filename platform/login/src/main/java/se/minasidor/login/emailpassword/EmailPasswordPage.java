package se.minasidor.login.emailpassword;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import se.minasidor.login.PlainPage;
import se.minasidor.login.passwords.LoginForm;
import se.minasidor.login.passwords.LoginOutcome;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/** The form with e-mail address and password. What was typed stays, except the password. */
@RequestScoped
@Named("emailPasswordPage")
public class EmailPasswordPage {

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private EmailLogin login;
    @Inject private LoginOutcome outcome;
    @Inject private Texts texts;

    private String email = "";
    private String emailFault = "";
    private String passwordFault = "";

    void logIn() {
        email = page.typed("epost");
        String password = page.secret("losenord");
        emailFault = email.isEmpty() ? texts.get("login.email.missing") : "";
        passwordFault = password.isEmpty() ? texts.get("login.password.missing") : "";
        if (!emailFault.isEmpty() || !passwordFault.isEmpty()) {
            outcome.missing();
            return;
        }
        outcome.say(
                login.tryWith(
                        page.request(),
                        page.response(),
                        current.getTenant(),
                        new LoginForm(
                                email,
                                password,
                                page.typed("fran"),
                                !page.typed("kvar").isEmpty())));
    }

    public boolean isFailed() {
        return outcome.failed();
    }

    /** Address or password was wrong, and nobody is told which. */
    public boolean isWrong() {
        return outcome.wrong();
    }

    public String getHeading() {
        return outcome.heading();
    }

    public String getMessage() {
        return outcome.message();
    }

    public String getEmail() {
        return email;
    }

    public String getEmailFault() {
        return emailFault;
    }

    public String getPasswordFault() {
        return passwordFault;
    }
}

package se.minasidor.login.customernumber;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import se.minasidor.login.PlainPage;
import se.minasidor.login.passwords.LoginForm;
import se.minasidor.login.passwords.LoginOutcome;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/** The form under the tab "Kundnummer". What was typed stays, except the password. */
@RequestScoped
@Named("customerNumberPage")
public class CustomerNumberPage {

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private CustomerNumberLogin login;
    @Inject private Texts texts;
    @Inject private LoginOutcome outcome;

    private String name = "";
    private String nameFault = "";
    private String passwordFault = "";

    void logIn() {
        name = page.typed("kundnummer");
        String password = page.secret("losenord");
        nameFault = name.isEmpty() ? texts.get("login.customernumber.missing") : "";
        passwordFault = password.isEmpty() ? texts.get("login.password.missing") : "";
        if (!nameFault.isEmpty() || !passwordFault.isEmpty()) {
            outcome.missing();
            return;
        }
        outcome.say(
                login.tryWith(
                        page.request(),
                        page.response(),
                        current.getTenant(),
                        new LoginForm(
                                name,
                                password,
                                page.typed("fran"),
                                !page.typed("kvar").isEmpty())));
    }

    public boolean isFailed() {
        return outcome.failed();
    }

    /** Number or password was wrong, and nobody is told which. */
    public boolean isWrong() {
        return outcome.wrong();
    }

    /** Heading of the error summary. */
    public String getHeading() {
        return outcome.heading();
    }

    /** What the summary says; empty when it only points to fields. */
    public String getMessage() {
        return outcome.message();
    }

    /** What was typed in the first field. */
    public String getName() {
        return name;
    }

    public String getNameFault() {
        return nameFault;
    }

    public String getPasswordFault() {
        return passwordFault;
    }

    /** How companies write their number here; empty when it is not accepted. */
    public String getOrganisationHint() {
        var login = current.getTenant().login();
        if (!login.acceptOrganisationNumber()) {
            return "";
        }
        return login.organisationNumberPrefix().isEmpty()
                ? texts.get("login.orgNumber.plain")
                : texts.with(
                        "login.orgNumber.help", Map.of("prefix", login.organisationNumberPrefix()));
    }
}

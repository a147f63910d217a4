package se.minasidor.login.customernumber;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Map;
import se.minasidor.login.PlainPage;
import se.minasidor.login.passwords.LoginAnswer;
import se.minasidor.login.passwords.LoginForm;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/** The form under the tab "Kundnummer". What was typed stays, except the password. */
@RequestScoped
@Named("customerNumberPage")
public class CustomerNumberPage {

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private CustomerNumberLogin login;
    @Inject private Texts texts;

    private String name = "";
    private String nameFault = "";
    private String passwordFault = "";
    private boolean wrong;
    private String heading = "";
    private String message = "";

    void logIn() {
        name = page.typed("kundnummer");
        String password = page.secret("losenord");
        nameFault = name.isEmpty() ? texts.get("login.customernumber.missing") : "";
        passwordFault = password.isEmpty() ? texts.get("login.password.missing") : "";
        if (!nameFault.isEmpty() || !passwordFault.isEmpty()) {
            refuse(UNPROCESSABLE, "login.fault.heading", "");
            return;
        }
        answer(
                login.tryWith(
                        page.request(),
                        page.response(),
                        current.getTenant(),
                        new LoginForm(name, password, page.typed("fran"))));
    }

    private void answer(LoginAnswer answer) {
        if (answer instanceof LoginAnswer.Welcome welcome) {
            page.goTo(welcome.path());
        } else if (answer instanceof LoginAnswer.Wait wait) {
            long seconds = seconds(wait.time());
            page.response().setHeader("Retry-After", String.valueOf(seconds));
            refuse(
                    TOO_MANY,
                    "login.wait.heading",
                    texts.with("login.wait", Map.of("seconds", seconds)));
        } else if (answer instanceof LoginAnswer.Busy) {
            refuse(UNAVAILABLE, "login.busy.heading", texts.get("login.busy"));
        } else {
            wrong = true;
            refuse(UNPROCESSABLE, "login.failed.heading", texts.get("login.failed"));
        }
    }

    private static long seconds(Duration time) {
        return Math.max(1, (time.toMillis() + 999) / 1000);
    }

    private void refuse(int status, String headingKey, String words) {
        page.refuse(status);
        heading = texts.get(headingKey);
        message = words;
    }

    public boolean isFailed() {
        return !heading.isEmpty();
    }

    /** Number or password was wrong, and nobody is told which. */
    public boolean isWrong() {
        return wrong;
    }

    /** Heading of the error summary. */
    public String getHeading() {
        return heading;
    }

    /** What the summary says; empty when it only points to fields. */
    public String getMessage() {
        return message;
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

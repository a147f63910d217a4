package se.minasidor.login.passwords;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import se.minasidor.login.PlainPage;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/** A form with a name and a password. What was typed stays, except the password. */
public abstract class PasswordLoginPage {

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private Texts texts;

    private String name = "";
    private String nameFault = "";
    private String passwordFault = "";
    private boolean wrong;
    private String heading = "";
    private String message = "";

    /** The field that the name is typed in. */
    protected abstract String field();

    /** The key of the text that asks for the name. */
    protected abstract String missing();

    protected abstract LoginAnswer tryWith(LoginForm form);

    public void logIn() {
        name = page.typed(field());
        String password = page.secret("losenord");
        nameFault = name.isEmpty() ? texts.get(missing()) : "";
        passwordFault = password.isEmpty() ? texts.get("login.password.missing") : "";
        if (nameFault.isEmpty() && passwordFault.isEmpty()) {
            boolean keep = !page.typed("kvar").isEmpty();
            say(tryWith(new LoginForm(name, password, page.typed("fran"), keep)));
        } else {
            refuse(UNPROCESSABLE, "login.fault.heading", "");
        }
    }

    private void say(LoginAnswer answer) {
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

    private void refuse(int status, String headingKey, String words) {
        page.refuse(status);
        heading = texts.get(headingKey);
        message = words;
    }

    private static long seconds(Duration time) {
        return Math.max(1, (time.toMillis() + 999) / 1000);
    }

    protected PlainPage page() {
        return page;
    }

    protected CurrentTenant current() {
        return current;
    }

    protected Texts texts() {
        return texts;
    }

    public boolean isFailed() {
        return !heading.isEmpty();
    }

    /** Name or password was wrong, and nobody is told which. */
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
}

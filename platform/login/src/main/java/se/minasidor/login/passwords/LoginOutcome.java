package se.minasidor.login.passwords;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import se.minasidor.login.PlainPage;
import se.minasidor.tenancy.Texts;

/** What a login form with a password says about a try that did not lead in. */
@Dependent
public class LoginOutcome {

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    @Inject private PlainPage page;
    @Inject private Texts texts;

    private boolean wrong;
    private String heading = "";
    private String message = "";

    public void say(LoginAnswer answer) {
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

    /** A field was left empty. */
    public void missing() {
        refuse(UNPROCESSABLE, "login.fault.heading", "");
    }

    private void refuse(int status, String headingKey, String words) {
        page.refuse(status);
        heading = texts.get(headingKey);
        message = words;
    }

    private static long seconds(Duration time) {
        return Math.max(1, (time.toMillis() + 999) / 1000);
    }

    public boolean failed() {
        return !heading.isEmpty();
    }

    /** Name or password was wrong, and nobody is told which. */
    public boolean wrong() {
        return wrong;
    }

    public String heading() {
        return heading;
    }

    /** What the summary says; empty when it only points to fields. */
    public String message() {
        return message;
    }
}

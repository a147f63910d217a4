package se.minasidor.login.codes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import se.minasidor.login.PlainPage;
import se.minasidor.tenancy.ClientAddress;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/** The part of a page where a code is asked for and typed in; see {@code signup/code.xhtml}. */
@RequestScoped
@Named("codePage")
public class CodePage {

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private Codes codes;
    @Inject private ClientAddress addresses;
    @Inject private Texts texts;

    private CodeFlow flow;
    private String fault = "";
    private String message = "";
    private boolean unsent;

    /** What was posted asks for a code, instead of bringing one. */
    public boolean isToSend() {
        return !page.typed("skicka").isEmpty();
    }

    public void show(CodeFlow shown) {
        flow = shown;
    }

    /** Mails a code; false when the page is to be shown again and says why. */
    public boolean send(CodeFlow shown, CodeMail.Kind kind) {
        flow = shown;
        Codes.Sent sent =
                codes.send(current.getTenant(), shown, kind, addresses.of(page.request()));
        if (sent instanceof Codes.Mailed) {
            return true;
        }
        unsent = true;
        if (sent instanceof Codes.TooSoon soon) {
            refuse(429, texts.with("signup.soon", Map.of("seconds", seconds(soon.time()))));
        } else if (sent instanceof Codes.Wait wait) {
            refuse(429, texts.with("common.wait", Map.of("minutes", wait.time().toMinutes() + 1)));
        } else if (sent instanceof Codes.Full) {
            refuse(429, texts.get("signup.full"));
        } else if (sent instanceof Codes.Spent) {
            refuse(422, texts.get("signup.spent"));
        } else {
            refuse(503, texts.get("login.busy"));
        }
        return false;
    }

    /** The code that was right, hashed; empty when the page is to be shown again and says why. */
    public Optional<String> check(CodeFlow shown) {
        flow = shown;
        Codes.Checked checked = codes.check(current.getTenant(), shown, page.typed("kod"));
        switch (checked.worth()) {
            case RIGHT -> {
                return Optional.of(checked.hashed());
            }
            case WRONG -> wrong(texts.with("signup.code.wrong", Map.of("left", checked.left())));
            case MALFORMED -> wrong(texts.get("signup.code.malformed"));
            case OVER -> wrong(texts.get("signup.code.over"));
            case SPENT -> refuse(422, texts.get("signup.spent"));
            case BUSY -> refuse(503, texts.get("login.busy"));
        }
        return Optional.empty();
    }

    private void wrong(String words) {
        page.refuse(422);
        fault = words;
    }

    private void refuse(int status, String words) {
        page.refuse(status);
        message = words;
    }

    private static long seconds(Duration time) {
        return Math.max(1, (time.toMillis() + 999) / 1000);
    }

    /** The address that is being verified. */
    public String getEmail() {
        return flow.address();
    }

    /** A code is on its way or has been used wrongly. */
    public boolean isSent() {
        return flow.sent();
    }

    /** Until when the latest code works, on the tenant's clock. */
    public String getGoodUntil() {
        Instant until = flow.codeExpiresAt();
        return until == null
                ? ""
                : DateTimeFormatter.ofPattern("HH.mm")
                        .withZone(current.getTenant().timeZone())
                        .format(until);
    }

    /** What is wrong with the typed code. */
    public String getFault() {
        return fault;
    }

    /** What is wrong otherwise. */
    public String getMessage() {
        return message;
    }

    /** Heading of the error summary: no code was tried where one was asked for. */
    public String getHeading() {
        return texts.get(unsent ? "signup.code.unsent" : "signup.code.failed");
    }

    public boolean isFailed() {
        return !fault.isEmpty() || !message.isEmpty();
    }

    public long getMinutes() {
        return current.getTenant().signUp().codes().validFor().toMinutes();
    }
}

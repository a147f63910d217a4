package se.minasidor.portal.container;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who makes an account with e-mail address and password at tenant epsilon. */
record Newcomer(Visitor visitor, String email, String password) {

    static final String HOST = "epsilon.localhost";

    private static final String PAGE = "/skapa-konto/verifiera";
    private static final Pattern CODE = Pattern.compile(": (\\d{6})\\b");

    static Newcomer at(Node node) {
        return new Newcomer(
                Visitor.of(node, HOST),
                "ny-" + UUID.randomUUID() + "@example.test",
                "en lugn kväll vid ån 17");
    }

    /** The same person in a browser of their own. */
    Newcomer in(Visitor other) {
        return new Newcomer(other, email, password);
    }

    HttpResponse<String> begin() {
        return visitor.post("/skapa-konto", Map.of("epost", email, "losenord", password));
    }

    HttpResponse<String> ask() {
        return visitor.post(PAGE, Map.of("skicka", "1"));
    }

    HttpResponse<String> type(String code) {
        return visitor.post(PAGE, Map.of("kod", code));
    }

    /** Waits for the mail of that number and returns its code. */
    String code(int mail) {
        Resident.await(() -> mails().size() >= mail, mail + " mails");
        Matcher found = CODE.matcher(mails().get(mail - 1));
        if (!found.find()) {
            throw new IllegalStateException("No code in the mail");
        }
        return found.group(1);
    }

    /** A code that is not the right one. */
    static String wrong(String code) {
        return code.equals("123456") ? "654321" : "123456";
    }

    List<String> mails() {
        return Resident.mailsTo(email);
    }

    HttpResponse<String> accept(String version) {
        return visitor.post(
                "/forsta-gangen",
                Map.of(
                        "steg",
                        "acceptpolicy",
                        "fornamn",
                        "Nya",
                        "efternamn",
                        "Svensson",
                        "policy",
                        version));
    }

    /** All of it, to the first page. */
    Newcomer signedUp() {
        begin();
        ask();
        type(code(1));
        accept("2026.1");
        if (!isIn()) {
            throw new IllegalStateException("Not signed up");
        }
        return this;
    }

    HttpResponse<String> logIn(String typed) {
        return visitor.post(
                "/", Map.of("metod", "emailpassword", "epost", email, "losenord", typed));
    }

    boolean isIn() {
        return visitor.get("/valkommen").statusCode() == 200;
    }
}

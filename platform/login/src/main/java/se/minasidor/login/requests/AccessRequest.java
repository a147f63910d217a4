package se.minasidor.login.requests;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Locale;

/**
 * What a visitor asked for without being signed in, as typed.
 *
 * @param name customer number or organisation number
 * @param identity personnummer or organisation number; empty for a password
 * @param email the wanted address; empty for a password
 * @param invoice an earlier invoice's number where the tenant asks for it, else empty
 */
public record AccessRequest(
        Kind kind, String name, String identity, String email, String invoice, Locale language) {

    public enum Kind {
        /** Register an e-mail address. */
        REGISTER,
        /** Mail a link to the registered address. */
        PASSWORD,
        /** Mail a link to somebody who logs in with that address. */
        EMAIL_PASSWORD;

        /** The word in the log of security events. */
        String event() {
            return this == REGISTER ? "register" : "password-link";
        }
    }

    public static AccessRequest password(String name, Locale language) {
        return new AccessRequest(Kind.PASSWORD, name, "", "", "", language);
    }

    public static AccessRequest emailPassword(String email, Locale language) {
        return new AccessRequest(Kind.EMAIL_PASSWORD, "", "", email, "", language);
    }

    String write() {
        return Json.createObjectBuilder()
                .add("kind", kind.name())
                .add("name", name)
                .add("identity", identity)
                .add("email", email)
                .add("invoice", invoice)
                .add("language", language.toLanguageTag())
                .build()
                .toString();
    }

    static AccessRequest read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            return new AccessRequest(
                    Kind.valueOf(json.getString("kind")),
                    json.getString("name"),
                    json.getString("identity"),
                    json.getString("email"),
                    json.getString("invoice"),
                    Locale.forLanguageTag(json.getString("language")));
        }
    }

    @Override
    public String toString() {
        return "AccessRequest:" + kind;
    }
}

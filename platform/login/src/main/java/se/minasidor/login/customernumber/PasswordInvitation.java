package se.minasidor.login.customernumber;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/**
 * What a mailed link remembers.
 *
 * @param email the address it was mailed to
 * @param typed whether a visitor typed that address, instead of us knowing it
 * @param name the customer number as typed, which is the user name to be remembered
 * @param party whose password it is
 */
record PasswordInvitation(String email, boolean typed, String name, String party) {

    String write() {
        return Json.createObjectBuilder()
                .add("email", email)
                .add("typed", typed)
                .add("name", name)
                .add("party", party)
                .build()
                .toString();
    }

    static PasswordInvitation read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            return new PasswordInvitation(
                    json.getString("email"),
                    json.getBoolean("typed"),
                    json.getString("name"),
                    json.getString("party"));
        }
    }

    @Override
    public String toString() {
        return "PasswordInvitation";
    }
}

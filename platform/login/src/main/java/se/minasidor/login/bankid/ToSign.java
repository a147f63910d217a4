package se.minasidor.login.bankid;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.UUID;
import se.minasidor.customers.PartyKey;

/**
 * Who is to sign, and what for. The text itself is what the order shows.
 *
 * @param party only this person's own BankID may sign
 * @param purpose our word for what the signature is evidence of
 */
record ToSign(UUID person, PartyKey party, String purpose) {

    JsonObject write() {
        return Json.createObjectBuilder()
                .add("person", person.toString())
                .add("party", party.value())
                .add("purpose", purpose)
                .build();
    }

    static ToSign read(JsonObject json) {
        return new ToSign(
                UUID.fromString(json.getString("person")),
                new PartyKey(json.getString("party")),
                json.getString("purpose"));
    }

    @Override
    public String toString() {
        return "ToSign:" + purpose;
    }
}

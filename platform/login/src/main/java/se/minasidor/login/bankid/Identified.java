package se.minasidor.login.bankid;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import se.minasidor.customers.PartyKey;

/**
 * Who was identified: the party's keyed hash, never the number itself.
 *
 * @param givenName as the bank writes it, sometimes in capitals only
 * @param risk BankID's word, or empty
 * @param elsewhere the phone's address was another than the browser's: a sign, no proof
 */
record Identified(
        PartyKey party, String givenName, String surname, String risk, boolean elsewhere) {

    /** Good for reading only; what BankID calls a high risk does not come this far. */
    boolean doubtful() {
        return risk.equals("moderate");
    }

    String write() {
        return Json.createObjectBuilder()
                .add("party", party.value())
                .add("givenName", givenName)
                .add("surname", surname)
                .add("risk", risk)
                .add("elsewhere", elsewhere)
                .build()
                .toString();
    }

    static Identified read(String text) {
        JsonObject json = Json.createReader(new StringReader(text)).readObject();
        return new Identified(
                new PartyKey(json.getString("party")),
                json.getString("givenName"),
                json.getString("surname"),
                json.getString("risk"),
                json.getBoolean("elsewhere"));
    }

    @Override
    public String toString() {
        return "Identified:***";
    }
}

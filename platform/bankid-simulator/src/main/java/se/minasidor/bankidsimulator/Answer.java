package se.minasidor.bankidsimulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;

/**
 * An answer of the simulator, made or scripted.
 *
 * @param delay how long the relying party waits for it
 */
public record Answer(int status, String contentType, String body, Duration delay) {

    static final String JSON = "application/json";

    static Answer ok(JsonObject json) {
        return new Answer(200, JSON, json.toString(), Duration.ZERO);
    }

    /** An error as BankID words it. */
    public static Answer error(int status, String errorCode, String details) {
        return new Answer(
                status,
                JSON,
                Json.createObjectBuilder()
                        .add("errorCode", errorCode)
                        .add("details", details)
                        .build()
                        .toString(),
                Duration.ZERO);
    }

    static Answer noSuchOrder() {
        return error(400, "invalidParameters", "No such order");
    }

    /** Something between us and BankID answers instead of it. */
    public static Answer badGateway() {
        return new Answer(502, "text/html", "<html><h1>502 Bad Gateway</h1></html>", Duration.ZERO);
    }

    /** A collect that says the order failed of that. */
    public static Answer failed(String hint) {
        return status("", "failed", hint, null);
    }

    static Answer status(String orderRef, String status, String hint, JsonObject completion) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        json.add("orderRef", orderRef).add("status", status);
        if (completion == null) {
            json.add("hintCode", hint);
        } else {
            json.add("completionData", completion);
        }
        return ok(json.build());
    }

    /** The same, later. */
    public Answer after(Duration wait) {
        return new Answer(status, contentType, body, wait);
    }
}

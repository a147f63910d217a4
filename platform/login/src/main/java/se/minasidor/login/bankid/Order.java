package se.minasidor.login.bankid;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.util.Optional;
import java.util.UUID;

/**
 * A browser's order, as it stands in the database.
 *
 * @param id another one when the visitor began anew, in this tab or another
 * @param message the key of what to tell, after {@code bankid.}
 * @param unstarted nobody has it in an app yet, so the code may be shown
 * @param seconds since BankID made it, by the database's clock
 * @param secondsInAll since the visitor began
 * @param wanted the page they want afterwards
 */
record Order(
        UUID id,
        Start start,
        State state,
        String certificate,
        Optional<Secrets> secrets,
        String message,
        boolean unstarted,
        long seconds,
        long secondsInAll,
        String wanted) {

    enum State {
        PENDING,
        COMPLETE,
        FAILED,
        /** Somebody came in with it. */
        USED
    }

    /**
     * What never leaves the server, but for the token of a link and the nonce of a code's page.
     *
     * @param nonce empty for links: only BankID's app knows it, by the address to return to
     * @param toSign who is to sign the visible text; empty for a login
     */
    record Secrets(
            Answers.Order order, OrderRequest request, String nonce, Optional<ToSign> toSign) {

        String write() {
            JsonObjectBuilder json =
                    Json.createObjectBuilder()
                            .add("ref", order.orderRef())
                            .add("link", order.autoStartToken())
                            .add("token", order.qrStartToken())
                            .add("secret", order.qrStartSecret())
                            .add("nonce", nonce)
                            .add("ip", request.endUserIp())
                            .add("visible", request.visible())
                            .add("hidden", request.hidden())
                            .add("domain", request.domain())
                            .add("agent", request.userAgent());
            request.returnUrl().ifPresent(url -> json.add("back", url));
            request.device().ifPresent(name -> json.add("device", name));
            toSign.ifPresent(sign -> json.add("sign", sign.write()));
            return json.build().toString();
        }

        static Secrets read(String text) {
            JsonObject json = Json.createReader(new StringReader(text)).readObject();
            return new Secrets(
                    new Answers.Order(
                            json.getString("ref"),
                            json.getString("link"),
                            json.getString("token"),
                            json.getString("secret")),
                    new OrderRequest(
                            json.getString("ip"),
                            json.getString("visible"),
                            json.getString("hidden"),
                            Optional.ofNullable(json.getString("back", null)),
                            json.getString("domain"),
                            json.getString("agent"),
                            Optional.ofNullable(json.getString("device", null))),
                    json.getString("nonce"),
                    Optional.ofNullable(json.getJsonObject("sign")).map(ToSign::read));
        }

        @Override
        public String toString() {
            return "Secrets:***";
        }
    }

    @Override
    public String toString() {
        return "Order " + id + " " + state;
    }
}

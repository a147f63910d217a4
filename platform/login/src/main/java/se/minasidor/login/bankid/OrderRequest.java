package se.minasidor.login.bankid;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What an order is to say.
 *
 * @param visible the text that people see in the app: whose portal, and what for
 * @param hidden goes into the signature unseen, so that the evidence names our order
 * @param returnUrl where the app leads afterwards; only for orders started by a link
 * @param domain the organisation's host
 * @param device names this browser, if it has a name: never the session
 */
record OrderRequest(
        String endUserIp,
        String visible,
        String hidden,
        Optional<String> returnUrl,
        String domain,
        String userAgent,
        Optional<String> device) {

    static final String NONCE = "n=";

    private static final int LONGEST_DOMAIN = 253;

    /** The same order anew: the address to return to gets a nonce of its own. */
    OrderRequest withNonce(String nonce) {
        return new OrderRequest(
                endUserIp,
                visible,
                hidden,
                returnUrl.map(url -> url.replaceAll("(?<=[?]n=|%3Fn%3D)[A-Za-z0-9_-]{43}", nonce)),
                domain,
                userAgent,
                device);
    }

    JsonObject json() {
        JsonObjectBuilder json =
                Json.createObjectBuilder()
                        .add("endUserIp", endUserIp)
                        .add("userVisibleData", base64(visible))
                        .add("userNonVisibleData", base64(hidden))
                        .add("returnRisk", true);
        returnUrl.ifPresent(url -> json.add("returnUrl", url));
        JsonObjectBuilder web = Json.createObjectBuilder();
        web.add("referringDomain", shortened(domain, LONGEST_DOMAIN));
        if (!userAgent.isBlank()) {
            web.add("userAgent", shortened(userAgent, 256));
        }
        device.ifPresent(name -> web.add("deviceIdentifier", shortened(name, 64)));
        return json.add("web", web).build();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    @Override
    public String toString() {
        return "OrderRequest for " + domain;
    }
}

package se.minasidor.bankidsimulator;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads auth and sign as strictly as BankID, and stricter where a mistake would be ours. */
final class RequestCheck {

    private static final Pattern IP = Pattern.compile("[0-9a-fA-F.:]{2,45}");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9.-]{3,253}");
    private static final Set<String> FIELDS =
            Set.of(
                    "endUserIp",
                    "userVisibleData",
                    "userVisibleDataFormat",
                    "userNonVisibleData",
                    "returnUrl",
                    "returnRisk",
                    "requirement",
                    "web",
                    "app");
    private static final Set<String> WEB =
            Set.of("deviceIdentifier", "referringDomain", "userAgent");
    private static final Set<String> REQUIREMENTS =
            Set.of("pinCode", "mrtd", "cardReader", "certificatePolicies", "personalNumber");

    private RequestCheck() {}

    static Order.Request read(JsonObject json, boolean sign, String owner, String displayName) {
        known(json, FIELDS);
        String ip = text(json, "endUserIp");
        if (!IP.matcher(ip).matches()) {
            throw RpApi.Refused.because("Invalid endUserIp");
        }
        String visible = data(json, "userVisibleData", sign ? 40_000 : 1_500);
        if (sign && visible.isEmpty()) {
            throw RpApi.Refused.because("userVisibleData is missing");
        }
        String format = text(json, "userVisibleDataFormat");
        if (!Set.of("", "plaintext", "simpleMarkdownV1").contains(format)) {
            throw RpApi.Refused.because("Invalid userVisibleDataFormat");
        }
        String back = text(json, "returnUrl");
        if (json.containsKey("returnUrl") && (back.isEmpty() || back.length() > 512)) {
            throw RpApi.Refused.because("Invalid returnUrl");
        }
        if (json.containsKey("web") && json.containsKey("app")) {
            throw RpApi.Refused.because("web or app, not both");
        }
        web(json);
        JsonObject requirement = object(json, "requirement");
        known(requirement, REQUIREMENTS);
        return new Order.Request(
                sign,
                owner,
                displayName,
                ip,
                visible,
                data(json, "userNonVisibleData", sign ? 200_000 : 1_500),
                back,
                json.getBoolean("returnRisk", false),
                text(requirement, "personalNumber"));
    }

    private static void web(JsonObject json) {
        if (!json.containsKey("web")) {
            return;
        }
        JsonObject web = object(json, "web");
        known(web, WEB);
        String domain = text(web, "referringDomain");
        if (web.isEmpty()
                || !domain.isEmpty() && !DOMAIN.matcher(domain).matches()
                || text(web, "deviceIdentifier").length() > 64
                || text(web, "userAgent").length() > 256) {
            throw RpApi.Refused.because("Invalid web");
        }
    }

    private static void known(JsonObject json, Set<String> fields) {
        json.keySet().stream()
                .filter(key -> !fields.contains(key))
                .findFirst()
                .ifPresent(
                        key -> {
                            throw RpApi.Refused.because("Unknown field " + key);
                        });
    }

    private static String data(JsonObject json, String field, int most) {
        String value = text(json, field);
        try {
            Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException notBase64) {
            throw RpApi.Refused.because("Invalid " + field);
        }
        if (value.length() > most) {
            throw RpApi.Refused.because(field + " is too long");
        }
        return value;
    }

    /** A text, or empty where there is none. */
    static String text(JsonObject json, String field) {
        JsonValue value = json.get(field);
        if (value == null || value == JsonValue.NULL) {
            return "";
        }
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw RpApi.Refused.because("Invalid " + field);
    }

    private static JsonObject object(JsonObject json, String field) {
        JsonValue value = json.get(field);
        if (value == null || value == JsonValue.NULL) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw RpApi.Refused.because("Invalid " + field);
    }
}

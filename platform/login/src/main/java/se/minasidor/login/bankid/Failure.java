package se.minasidor.login.bankid;

import java.util.Arrays;
import java.util.Locale;

/**
 * Why BankID did not do what was asked. The word is BankID's error code, compared without regard to
 * upper and lower case; the text is the recommended one.
 */
enum Failure {
    ALREADY_IN_PROGRESS("alreadyInProgress", "rfa4", false),
    CANCELED("canceled", "rfa3", false),
    CANCELLED("cancelled", "rfa3", false),
    REQUEST_TIMEOUT("requestTimeout", "rfa5", false),
    INTERNAL_ERROR("internalError", "rfa5", false),
    MAINTENANCE("maintenance", "rfa5", false),
    TOO_MANY_REQUESTS("tooManyRequests", "rfa5", true),
    INVALID_PARAMETERS("invalidParameters", "rfa22", true),
    UNAUTHORIZED("unauthorized", "rfa22", true),
    NOT_FOUND("notFound", "rfa22", true),
    METHOD_NOT_ALLOWED("methodNotAllowed", "rfa22", true),
    UNSUPPORTED_MEDIA_TYPE("unsupportedMediaType", "rfa22", true),
    /** A code that we do not know, or an answer that is none of BankID's. */
    UNKNOWN("", "rfa22", true),
    /** Nothing answered in time, or not over TLS with the right certificates. */
    NO_ANSWER("", "down", true);

    private final String code;
    private final String text;
    private final boolean ours;

    Failure(String code, String text, boolean ours) {
        this.code = code;
        this.text = text;
        this.ours = ours;
    }

    /** BankID's code, or the status where the answer has none. */
    static Failure of(int status, String errorCode) {
        String wanted = errorCode.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(f -> !f.code.isEmpty())
                .filter(f -> f.code.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseGet(() -> byStatus(status));
    }

    private static Failure byStatus(int status) {
        return switch (status) {
            case 401, 403 -> UNAUTHORIZED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 408 -> REQUEST_TIMEOUT;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 502, 503, 504 -> NO_ANSWER;
            default -> UNKNOWN;
        };
    }

    /** The key of the text, after {@code bankid.}. */
    String text() {
        return text;
    }

    /** Somebody who runs the portal should look at it. */
    boolean ours() {
        return ours;
    }

    /** May be over at the next try: the same order can be asked about again. */
    boolean passing() {
        return this == NO_ANSWER || this == MAINTENANCE || this == TOO_MANY_REQUESTS;
    }
}

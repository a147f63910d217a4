package se.minasidor.login.bankid;

import java.util.Arrays;
import java.util.Locale;

/**
 * What an order waits for or failed of, in BankID's words, and which recommended text says it. Some
 * texts depend on how the order is started; words that we do not know have the general text.
 */
enum Hint {
    OUTSTANDING("outstandingTransaction", "rfa1", "rfa13"),
    NO_CLIENT("noClient", "rfa1", "rfa1"),
    STARTED("started", "rfa15b", "rfa15a"),
    USER_MRTD("userMrtd", "rfa23", "rfa23"),
    USER_CALL_CONFIRM("userCallConfirm", "call", "call"),
    USER_SIGN("userSign", "rfa9", "rfa9"),
    PROCESSING("processing", "rfa21", "rfa21"),
    PENDING("", "rfa21", "rfa21"),

    EXPIRED("expiredTransaction", "rfa8", "rfa8"),
    CERTIFICATE("certificateErr", "rfa16", "rfa16"),
    USER_CANCEL("userCancel", "rfa6", "rfa6"),
    CANCELLED("cancelled", "rfa3", "rfa3"),
    START_FAILED("startFailed", "rfa17b", "rfa17a"),
    DECLINED_CALL("userDeclinedCall", "declinedcall", "declinedcall"),
    OLD_APP("notSupportedByUserApp", "oldapp", "oldapp"),
    RISK("transactionRiskBlocked", "risk", "risk"),
    FAILED("", "rfa22", "rfa22");

    private final String word;
    private final String byCode;
    private final String byLink;

    Hint(String word, String byCode, String byLink) {
        this.word = word;
        this.byCode = byCode;
        this.byLink = byLink;
    }

    static Hint pending(String word) {
        return of(word, PENDING);
    }

    static Hint failed(String word) {
        return of(word, FAILED);
    }

    private static Hint of(String word, Hint general) {
        return Arrays.stream(values())
                .filter(h -> !h.word.isEmpty())
                .filter(h -> (h.ordinal() > PENDING.ordinal()) == (general == FAILED))
                .filter(h -> h.word.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(general);
    }

    /** The key of the text, after {@code bankid.}. */
    String text(Start start, boolean phone) {
        if (this == STARTED) {
            return start == Start.LINK && !phone ? "rfa15a" : "rfa15b";
        }
        return start == Start.CODE ? byCode : byLink;
    }
}

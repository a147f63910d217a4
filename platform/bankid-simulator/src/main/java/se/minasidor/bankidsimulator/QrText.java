package se.minasidor.bankidsimulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a scanned code says: {@code bankid.qrStartToken.seconds.authCode}. */
record QrText(String token, long seconds, String code) {

    private static final Pattern FORM =
            Pattern.compile("bankid\\.([0-9a-f-]{36})\\.([0-9]{1,6})\\.([0-9a-f]{64})");

    static Optional<QrText> read(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches()
                ? Optional.of(
                        new QrText(form.group(1), Long.parseLong(form.group(2)), form.group(3)))
                : Optional.empty();
    }

    static QrText of(String token, String secret, long seconds) {
        return new QrText(token, seconds, code(secret, seconds));
    }

    boolean madeWith(String secret) {
        return code.equals(code(secret, seconds));
    }

    private static String code(String secret, long seconds) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(
                            mac.doFinal(
                                    Long.toString(seconds).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 belongs to every Java", e);
        }
    }

    String text() {
        return "bankid." + token + "." + seconds + "." + code;
    }

    @Override
    public String toString() {
        return "QrText " + seconds;
    }
}

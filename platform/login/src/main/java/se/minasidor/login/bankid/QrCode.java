package se.minasidor.login.bankid;

import io.nayuki.qrcodegen.QrCode.Ecc;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The code that changes every second: its text, and the picture of it. */
final class QrCode {

    /** Modules of white around it, which scanners need. */
    private static final int QUIET = 4;

    private QrCode() {}

    /**
     * @param seconds whole seconds since the order was made
     */
    static String text(String token, String secret, long seconds) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            // the secret as text; it is not taken apart into the bytes of a UUID
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            byte[] code = mac.doFinal(Long.toString(seconds).getBytes(StandardCharsets.US_ASCII));
            return "bankid." + token + "." + seconds + "." + HexFormat.of().formatHex(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 belongs to every Java", e);
        }
    }

    /** An SVG, black on white whatever the page's colours. */
    static String svg(String text) {
        io.nayuki.qrcodegen.QrCode code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.LOW);
        int side = code.size + 2 * QUIET;
        StringBuilder svg = new StringBuilder(9000);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(side)
                .append(' ')
                .append(side)
                .append("\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h")
                .append(side)
                .append('v')
                .append(side)
                .append("H0z\"/><path d=\"");
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    int from = x;
                    while (x + 1 < code.size && code.getModule(x + 1, y)) {
                        x++;
                    }
                    int length = x + 1 - from;
                    svg.append('M').append(from + QUIET).append(' ').append(y + QUIET);
                    svg.append('h').append(length).append("v1h-").append(length).append('z');
                }
            }
        }
        return svg.append("\"/></svg>").toString();
    }
}

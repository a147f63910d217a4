package se.minasidor.customers.consumption.points;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.consumption.points.PointsRequest.Refused;
import se.minasidor.customers.consumption.reading.PointReader.Position;

/**
 * Where the next page begins: behind a point, by the time it is for. What is imported between two
 * pages therefore moves no other point from one page to another.
 */
final class Cursor {

    private static final Pattern FORM =
            Pattern.compile("([A-Z_]{1,40}) (-?[0-9]{1,12}) ([0-9a-f]{16})");

    private Cursor() {}

    static String write(Position last, String scope) {
        String plain =
                last.series() + " " + last.from().getEpochSecond() + " " + fingerprint(scope);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    static Optional<Position> read(Optional<String> sent, String scope) throws Refused {
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] plain = Base64.getUrlDecoder().decode(sent.get());
            Matcher form = FORM.matcher(new String(plain, StandardCharsets.US_ASCII));
            if (form.matches() && form.group(3).equals(fingerprint(scope))) {
                return Optional.of(
                        new Position(
                                Quantity.valueOf(form.group(1)),
                                Instant.ofEpochSecond(Long.parseLong(form.group(2)))));
            }
        } catch (IllegalArgumentException noCursor) {
            // refused below
        }
        throw new Refused(
                400,
                "cursor.wrong",
                "This is no cursor for this request",
                "Send next of the page before, and all other parameters as they were.");
    }

    private static String fingerprint(String scope) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(scope.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

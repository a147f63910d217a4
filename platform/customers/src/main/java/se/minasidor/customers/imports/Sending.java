package se.minasidor.customers.imports;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.minasidor.customers.api.Problem;

/**
 * How a body is sent, by its headers.
 *
 * @param length the announced one, -1 when there is none
 */
public record Sending(boolean csv, boolean gzip, long length) {

    public static final String NDJSON = "application/x-ndjson";
    public static final String CSV = "text/csv";

    private static final int LONGEST_KEY = 255;

    /** What is wrong with a request before its body is read. */
    public static Optional<Response> fault(
            HttpHeaders headers, String mode, String idempotencyKey) {
        if (!mode.equals("upsert") && !mode.equals("dry-run")) {
            return refused(
                    400, "mode.unknown", "There is no such mode", "mode is upsert or dry-run.");
        }
        if (!fits(idempotencyKey)) {
            return refused(
                    400,
                    "idempotencyKey.missing",
                    "Idempotency-Key is missing or wrong",
                    "Send 1 to 255 printable ASCII characters that name this attempt.");
        }
        if (headers.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null
                && headers.getHeaderString("Transfer-Encoding") == null) {
            return refused(
                    411,
                    "body.length",
                    "There is no body",
                    "Send Content-Length or Transfer-Encoding: chunked.");
        }
        if (!utf8(headers.getMediaType()) || encoding(headers).isEmpty()) {
            return refused(
                    415,
                    "body.encoding",
                    "The body's encoding is not known",
                    "Send UTF-8, plain or with Content-Encoding: gzip.");
        }
        return Optional.empty();
    }

    private static Optional<Response> refused(
            int status, String code, String title, String detail) {
        return Optional.of(Problem.of(status, code, title).detail(detail).response());
    }

    /** Of a request without a fault. */
    public static Sending of(HttpHeaders headers) {
        return new Sending(
                headers.getMediaType().isCompatible(MediaType.valueOf(CSV)),
                encoding(headers).orElseThrow().equals("gzip"),
                length(headers));
    }

    public Body body(InputStream in, long largest) {
        return new Body(in, length, gzip, largest);
    }

    private static boolean fits(String key) {
        return key != null
                && !key.isEmpty()
                && key.length() <= LONGEST_KEY
                && key.chars().allMatch(c -> c > ' ' && c < 127);
    }

    private static boolean utf8(MediaType type) {
        String charset = type.getParameters().getOrDefault("charset", "utf-8");
        return charset.toLowerCase(Locale.ROOT).replace("\"", "").equals("utf-8");
    }

    /** Empty for one that is not known. */
    private static Optional<String> encoding(HttpHeaders headers) {
        String named = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        String encoding = named == null ? "identity" : named.strip().toLowerCase(Locale.ROOT);
        return List.of("identity", "gzip").contains(encoding)
                ? Optional.of(encoding)
                : Optional.empty();
    }

    /** The announced length, which may be more than an int holds; -1 when there is none. */
    static long length(HttpHeaders headers) {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : -1;
    }
}

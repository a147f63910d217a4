package se.minasidor.customers.consumption.points;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.consumption.reading.Point;

/** A page of points as JSON and as CSV, written point by point. */
final class PointsBody {

    private final Points.Found found;
    private final String next;

    /**
     * @param next the cursor of the next page, or null
     */
    PointsBody(Points.Found found, String next) {
        this.found = found;
        this.next = next;
    }

    /** A hash of everything that is said, and of the form it is said in. */
    String tag(String form) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            String head = form + " " + found.externalId() + " " + found.facilityId() + " " + next;
            hash.update(head.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.allocate(32);
            for (Point point : found.page().points()) {
                bytes.clear();
                bytes.put((byte) point.series().ordinal())
                        .put((byte) point.resolution().ordinal())
                        .putChar(point.quality())
                        .putLong(point.from().toEpochSecond())
                        .putInt(point.knownMinutes())
                        .putLong(point.amount() == null ? Long.MIN_VALUE : point.amount());
                bytes.flip();
                hash.update(bytes);
            }
            return HexFormat.of().formatHex(hash.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void json(OutputStream out) {
        try (JsonGenerator json = Json.createGenerator(out)) {
            json.writeStartObject()
                    .write("facility", found.externalId())
                    .write("facilityId", found.facilityId())
                    .writeStartArray("points");
            for (Point point : found.page().points()) {
                json.writeStartObject()
                        .write("series", point.series().name())
                        .write("from", begin(point))
                        .write("resolution", length(point.resolution()));
                if (point.amount() == null) {
                    json.writeNull("amount");
                } else {
                    json.write("amount", amount(point));
                }
                json.write("unit", unit(point.series()))
                        .write("quality", Character.toString(point.quality()))
                        .write("knownMinutes", point.knownMinutes())
                        .writeEnd();
            }
            json.writeEnd();
            if (next == null) {
                json.writeNull("next");
            } else {
                json.write("next", next);
            }
            json.writeEnd();
        }
    }

    void csv(OutputStream out) throws IOException {
        Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.write("series,from,resolution,amount,unit,quality,knownMinutes\r\n");
        for (Point point : found.page().points()) {
            csv.append(point.series().name())
                    .append(',')
                    .append(begin(point))
                    .append(',')
                    .append(length(point.resolution()))
                    .append(',')
                    .append(point.amount() == null ? "" : amount(point).toString())
                    .append(',')
                    .append(unit(point.series()))
                    .append(',')
                    .append(point.quality())
                    .append(',')
                    .append(Integer.toString(point.knownMinutes()))
                    .append("\r\n");
        }
        csv.flush();
    }

    private static String begin(Point point) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(point.from());
    }

    private static BigDecimal amount(Point point) {
        return BigDecimal.valueOf(point.amount(), 3);
    }

    /** As an import says it. */
    private static String length(Resolution resolution) {
        return switch (resolution) {
            case QUARTER -> "PT15M";
            case HOUR -> "PT1H";
            case DAY -> "P1D";
            case MONTH -> "P1M";
            case YEAR -> "P1Y";
        };
    }

    private static String unit(Quantity quantity) {
        return switch (quantity.getUnit()) {
            case KWH -> "kWh";
            case M3 -> "m3";
            case CELSIUS -> "C";
        };
    }
}

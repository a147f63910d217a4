package se.minasidor.customers.imports;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import se.minasidor.customers.IdentityNumber;

/**
 * What was wrong with which line. Only the first are kept, and no value that was sent is repeated,
 * because any of them may be somebody's personnummer typed into the wrong column.
 */
public final class Findings {

    /** As many as one answer can show. */
    public static final int KEPT = 1000;

    /**
     * One that was made as such, which its version and variant say (RFC 9562); one of 20,000 random
     * ones ends in twelve digits that could be somebody's.
     */
    private static final Pattern UUID =
            Pattern.compile(
                    "(?<![0-9A-Za-z])[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}"
                            + "-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}(?![0-9A-Za-z])");

    private static final Pattern TEN_OR_MORE_DIGITS = Pattern.compile("(?:[0-9][ +-]?){10,}");

    /** A number between others, such as after a date; each place is looked at. */
    private static final Pattern BETWEEN_OTHERS =
            Pattern.compile("(?<![0-9])(?=((?:[0-9]{6}|[0-9]{8})[ +-]?[0-9]{4})(?![0-9]))");

    /** One finding, in the form the sender acts on. */
    public record Finding(int line, String externalId, String field, String code, String message) {}

    private final List<Finding> kept = new ArrayList<>();
    private final int most;
    private long all;

    public Findings() {
        this(KEPT);
    }

    /**
     * @param most how many to keep; the others are counted
     */
    public Findings(int most) {
        this.most = most;
    }

    public void add(int line, String externalId, String field, String code, String message) {
        all++;
        if (kept.size() < most) {
            kept.add(new Finding(line, shown(externalId), field, code, message));
        }
    }

    public long all() {
        return all;
    }

    /** The sender's id, unless it could be a person's number. */
    private static String shown(String externalId) {
        if (externalId == null || externalId.isEmpty() || externalId.length() > 100) {
            return null;
        }
        return mayBePersonal(externalId) ? null : externalId;
    }

    public static boolean mayBePersonal(String typed) {
        String value = UUID.matcher(typed).replaceAll("/");
        return isOfAPerson(value)
                || TEN_OR_MORE_DIGITS
                        .matcher(value)
                        .results()
                        .anyMatch(digits -> isOfAPerson(digits.group()))
                || BETWEEN_OTHERS
                        .matcher(value)
                        .results()
                        .anyMatch(digits -> isOfAPerson(digits.group(1)));
    }

    private static boolean isOfAPerson(String digits) {
        return IdentityNumber.typed(digits).filter(n -> !n.organisation()).isPresent();
    }

    /** In the order of lines; what the database found comes after what the reader found. */
    public List<Finding> kept() {
        return kept.stream().sorted(Comparator.comparingInt(Finding::line)).toList();
    }

    public JsonArrayBuilder json() {
        JsonArrayBuilder array = Json.createArrayBuilder();
        kept().forEach(f -> array.add(json(f)));
        return array;
    }

    public static JsonObjectBuilder json(Finding finding) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("line", finding.line());
        if (finding.externalId() != null) {
            json.add("externalId", finding.externalId());
        }
        if (finding.field() != null) {
            json.add("field", finding.field());
        }
        return json.add("code", finding.code()).add("message", finding.message());
    }
}

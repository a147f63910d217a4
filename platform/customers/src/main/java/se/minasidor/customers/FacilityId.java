package se.minasidor.customers;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.CheckDigit;
import org.apache.commons.validator.routines.checkdigit.ModulusTenCheckDigit;

/**
 * The id of a facility: 18 digits from 735999 (GS1), or a company's own. A wrong check digit is
 * only a warning, because published Swedish ids have them; the length is not (E.1).
 */
public record FacilityId(String value) {

    private static final String SWEDISH_GRID = "735999";

    /** GS1's rule: weights 3 and 1 in turn, from the right. */
    private static final CheckDigit GS1 = new ModulusTenCheckDigit(new int[] {1, 3}, true);

    private static final Pattern FREE =
            Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd} :./_-]{0,39}");

    public static Optional<FacilityId> typed(String input) {
        if (input == null || input.length() > 80) {
            return Optional.empty();
        }
        String plain = Typed.plain(input);
        if (plain.startsWith(SWEDISH_GRID) && plain.matches("[0-9]+")) {
            return plain.length() == 18 ? Optional.of(new FacilityId(plain)) : Optional.empty();
        }
        String free = input.strip();
        return FREE.matcher(free).matches() ? Optional.of(new FacilityId(free)) : Optional.empty();
    }

    public boolean gs1() {
        return value.length() == 18 && value.startsWith(SWEDISH_GRID);
    }

    /** False only for an 18-digit id whose check digit does not fit. */
    public boolean checkDigitFits() {
        return !gs1() || GS1.isValid(value);
    }
}

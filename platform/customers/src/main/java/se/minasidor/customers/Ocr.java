package se.minasidor.customers;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/**
 * A payment reference that banks read: 2 to 25 digits, the last a Luhn check digit; the last but
 * one may be the total length modulo ten.
 */
public record Ocr(String digits) {

    private static final Pattern FORM = Pattern.compile("[0-9]{2,25}");

    public static Optional<Ocr> typed(String input) {
        if (input == null || input.length() > 60) {
            return Optional.empty();
        }
        String plain = Typed.plain(input);
        return FORM.matcher(plain).matches() && LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(plain)
                ? Optional.of(new Ocr(plain))
                : Optional.empty();
    }

    public boolean hasLengthDigit() {
        int lastButOne = digits.charAt(digits.length() - 2) - '0';
        return lastButOne == digits.length() % 10;
    }
}

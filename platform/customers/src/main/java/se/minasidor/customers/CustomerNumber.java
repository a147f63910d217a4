package se.minasidor.customers;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A customer number as the organisation writes it. It is text: leading zeros matter. What people
 * type is compared by {@link #key()}, which ignores spaces, hyphens and case.
 */
public record CustomerNumber(String value) {

    private static final int LONGEST = 40;
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{Nd}./_]{1," + LONGEST + "}");

    public CustomerNumber {
        if (!KEY.matcher(keyOf(value)).matches()) {
            throw new IllegalArgumentException("Not a customer number");
        }
    }

    /** Empty for anything that cannot be a customer number; never throws. */
    public static Optional<CustomerNumber> typed(String input) {
        if (input == null || input.length() > 2 * LONGEST) {
            return Optional.empty();
        }
        return KEY.matcher(keyOf(input)).matches()
                ? Optional.of(new CustomerNumber(input.strip()))
                : Optional.empty();
    }

    public String key() {
        return keyOf(value);
    }

    private static String keyOf(String value) {
        return Typed.plain(value).replace("-", "").toUpperCase(Locale.ROOT);
    }
}

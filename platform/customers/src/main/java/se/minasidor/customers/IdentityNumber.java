package se.minasidor.customers;

import dev.personnummer.Personnummer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/**
 * The number by which the state knows a person or an organisation: personnummer or
 * samordningsnummer as twelve digits, organisation number as ten. People may type ten or twelve
 * digits, with spaces and hyphens, and organisations with 16 or 00 in front (A.6 no. 3).
 *
 * <p>A sole trader's organisation number is the owner's personnummer and is taken as one.
 */
public record IdentityNumber(Kind kind, String digits) {

    /** What the number names. */
    public enum Kind {
        PERSON,
        COORDINATION,
        ORGANISATION
    }

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final Pattern FORM = Pattern.compile("([0-9]{2})?([0-9]{6})([-+]?)([0-9]{4})");

    /** Empty for anything that is not a valid number; never throws and never repeats the input. */
    public static Optional<IdentityNumber> typed(String input) {
        return typed(input, LocalDate.now(Clock.system(SWEDEN)));
    }

    static Optional<IdentityNumber> typed(String input, LocalDate today) {
        if (input == null || input.length() > 40) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(Typed.plain(input));
        if (!form.matches()) {
            return Optional.empty();
        }
        String century = form.group(1);
        String ten = form.group(2) + form.group(4);
        boolean plus = form.group(3).equals("+");
        if (!LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(ten)) {
            return Optional.empty();
        }
        boolean prefixed = century != null && (century.equals("16") || century.equals("00"));
        if (century == null || prefixed) {
            return ten.charAt(2) >= '2' ? organisation(ten, plus) : person(ten, plus, today);
        }
        return plus ? Optional.empty() : person(century, ten, today);
    }

    private static Optional<IdentityNumber> organisation(String ten, boolean plus) {
        return plus ? Optional.empty() : Optional.of(new IdentityNumber(Kind.ORGANISATION, ten));
    }

    /**
     * Ten digits: the latest birth that is not in the future, a hundred years earlier after '+'.
     */
    private static Optional<IdentityNumber> person(String ten, boolean plus, LocalDate today) {
        for (int century : new int[] {20, 19, 18}) {
            Optional<LocalDate> born = birth(century + ten.substring(0, 6));
            if (born.isPresent() && !born.get().isAfter(today)) {
                return person(String.valueOf(plus ? century - 1 : century), ten, today);
            }
        }
        return Optional.empty();
    }

    private static Optional<IdentityNumber> person(String century, String ten, LocalDate today) {
        if (!century.equals("18") && !century.equals("19") && !century.equals("20")) {
            return Optional.empty();
        }
        Optional<LocalDate> born = birth(century + ten.substring(0, 6));
        if (born.isEmpty() || born.get().isAfter(today) || !libraryAccepts(century + ten)) {
            return Optional.empty();
        }
        Kind kind = ten.charAt(4) >= '6' ? Kind.COORDINATION : Kind.PERSON;
        return Optional.of(new IdentityNumber(kind, century + ten));
    }

    private static Optional<LocalDate> birth(String eightDigits) {
        int day = Integer.parseInt(eightDigits.substring(6));
        try {
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(eightDigits.substring(0, 4)),
                            Integer.parseInt(eightDigits.substring(4, 6)),
                            day > 60 ? day - 60 : day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /**
     * The library throws on some input and puts the number into its message: nothing of it leaves.
     */
    private static boolean libraryAccepts(String twelveDigits) {
        try {
            return Personnummer.valid(twelveDigits);
        } catch (RuntimeException anything) {
            return false;
        }
    }

    public boolean organisation() {
        return kind == Kind.ORGANISATION;
    }

    @Override
    public String toString() {
        return kind + ":***";
    }
}

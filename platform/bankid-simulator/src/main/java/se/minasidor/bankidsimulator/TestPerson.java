package se.minasidor.bankidsimulator;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Somebody with a test BankID.
 *
 * @param personalNumber twelve digits, of Skatteverket's test numbers
 * @param name first name first
 * @param portal where this person is a customer, to help people choose; may be empty
 */
public record TestPerson(String personalNumber, String name, String portal) {

    /** Twelve digits that begin with a day, 60 later for a coordination number, and check out. */
    static boolean plausible(String number) {
        if (!number.matches("(18|19|20)[0-9]{10}")) {
            return false;
        }
        int day = Integer.parseInt(number.substring(6, 8));
        try {
            LocalDate.of(
                    Integer.parseInt(number.substring(0, 4)),
                    Integer.parseInt(number.substring(4, 6)),
                    day > 60 ? day - 60 : day);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
        int sum = 0;
        for (int i = 2; i < number.length(); i++) {
            int digit = (number.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    String givenName() {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    String surname() {
        int space = name.indexOf(' ');
        return space < 0 ? "Testsson" : name.substring(space + 1);
    }

    @Override
    public String toString() {
        return "TestPerson " + name;
    }
}

package se.minasidor.bankidsimulator;

import dev.personnummer.Personnummer;

/**
 * Somebody with a test BankID.
 *
 * @param personalNumber twelve digits, of Skatteverket's test numbers
 * @param name first name first
 * @param portal where this person is a customer, to help people choose; may be empty
 */
public record TestPerson(String personalNumber, String name, String portal) {

    /** Twelve digits that are a personnummer or a coordination number. */
    static boolean plausible(String number) {
        try {
            return number.matches("(18|19|20)[0-9]{10}") && Personnummer.valid(number);
        } catch (RuntimeException noSuchDay) { // the library throws for some of them
            return false;
        }
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

package se.minasidor.bankidsimulator;

/**
 * Somebody with a test BankID.
 *
 * @param personalNumber twelve digits, of Skatteverket's test numbers
 * @param name first name first
 * @param portal where this person is a customer, to help people choose; may be empty
 */
public record TestPerson(String personalNumber, String name, String portal) {

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

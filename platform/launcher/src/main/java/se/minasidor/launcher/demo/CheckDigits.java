package se.minasidor.launcher.demo;

/** Numbers with the check digits that readers of them compute. */
final class CheckDigits {

    private CheckDigits() {}

    /** The digit that makes number and digit pass Luhn's check. */
    static int luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }

    /** A payment reference: the number, the length of it all modulo ten, Luhn's digit. */
    static String ocr(String number) {
        String withLength = number + (number.length() + 2) % 10;
        return withLength + luhn(withLength);
    }

    /** The Swedish id of a facility: 735999, three digits of the grid company, a number, GS1's. */
    static String facilityId(int gridCompany, int number) {
        String digits = "735999%03d%08d".formatted(gridCompany, number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? 3 * digit : digit;
        }
        return digits + (10 - sum % 10) % 10;
    }

    /**
     * An organisation number that can be nobody's: numbers that begin with 4 are not given out
     * (Skatteverket's groups are 1 to 3 and 5 to 9).
     */
    static String organisationNumber(int number) {
        String nine = "402%06d".formatted(number);
        return nine + luhn(nine);
    }
}

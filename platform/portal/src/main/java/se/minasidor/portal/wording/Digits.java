package se.minasidor.portal.wording;

/** Long numbers in groups that the eye can follow. What is copied is never grouped. */
public final class Digits {

    private static final String NBSP = "\u00a0";

    private Digits() {}

    /** A payment reference by fours: {@code 4026 1187 39}. */
    public static String ocr(String ocr) {
        return grouped(ocr, 4);
    }

    /** An 18-digit facility id by threes; a company's own id stays as it is. */
    public static String facilityId(String id) {
        return id != null && id.matches("[0-9]{18}") ? grouped(id, 3) : id;
    }

    /** {@code 991-2346}, {@code 5050-1055}: the last four digits apart. */
    public static String bankgiro(String bankgiro) {
        String digits = bankgiro == null ? "" : bankgiro.replaceAll("[ -]", "");
        return digits.matches("[0-9]{7,8}")
                ? digits.substring(0, digits.length() - 4)
                        + "-"
                        + digits.substring(digits.length() - 4)
                : bankgiro;
    }

    /** {@code 828 30}. */
    public static String postalCode(String code) {
        String digits = code == null ? "" : code.replace(" ", "");
        return digits.matches("[0-9]{5}")
                ? digits.substring(0, 3) + NBSP + digits.substring(3)
                : code;
    }

    private static String grouped(String digits, int size) {
        return digits == null || !digits.matches("[0-9]+")
                ? digits
                : digits.replaceAll("([0-9]{" + size + "})(?=[0-9])", "$1" + NBSP);
    }
}

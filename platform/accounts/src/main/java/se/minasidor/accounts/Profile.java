package se.minasidor.accounts;

/**
 * What a person is called.
 *
 * @param proven told by BankID instead of typed; then only BankID changes it (A.6 no. 21)
 */
public record Profile(String firstName, String lastName, boolean proven) {

    /** Longer than any name in use, short enough for every header and letter. */
    public static final int LONGEST = 80;

    public String fullName() {
        return (firstName + " " + lastName).strip();
    }

    @Override
    public String toString() {
        return "Profile";
    }
}

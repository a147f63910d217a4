package se.minasidor.mail.smtp;

/**
 * What the mail server said.
 *
 * @param why for the operator; never an address
 */
public record Delivery(Outcome outcome, String why) {

    public enum Outcome {
        /** The server answers for it now. */
        TAKEN,
        /** The server will never take it, such as an address that does not exist. */
        REFUSED,
        /** The server is away or busy. */
        LATER
    }

    static Delivery taken() {
        return new Delivery(Outcome.TAKEN, "");
    }
}

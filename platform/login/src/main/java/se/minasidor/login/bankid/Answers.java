package se.minasidor.login.bankid;

import java.util.Optional;

/** What BankID can answer, as data. */
final class Answers {

    private Answers() {}

    /** To auth and sign. */
    sealed interface Begun {}

    /** An order was made. Its secrets stay on the server, but for the token of a link. */
    record Order(String orderRef, String autoStartToken, String qrStartToken, String qrStartSecret)
            implements Begun {

        @Override
        public String toString() {
            return "Order:***";
        }
    }

    /** To collect. */
    sealed interface Collected {}

    /** Still going on; the hint as BankID writes it. */
    record Pending(String hint) implements Collected {}

    /** Over without success. */
    record Failed(String hint) implements Collected {}

    record Complete(Completion completion) implements Collected {}

    /** To anything. */
    record Refused(Failure why) implements Begun, Collected {}

    /**
     * Who it was, and BankID's evidence of it.
     *
     * @param personalNumber twelve digits
     * @param deviceAddress of the phone, as BankID saw it
     * @param risk BankID's word: low, moderate, high; often none
     */
    record Completion(
            String personalNumber,
            String name,
            String deviceAddress,
            Optional<String> risk,
            String signature,
            String ocspResponse) {

        @Override
        public String toString() {
            return "Completion:***";
        }
    }
}

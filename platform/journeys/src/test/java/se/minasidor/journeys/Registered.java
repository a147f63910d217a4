package se.minasidor.journeys;

/** A customer as a journey knows them: what is on the invoice, and the password they chose. */
record Registered(
        String customerNumber, String personnummer, String email, String password, String invoice) {

    /** Formatted as the guides ask for it, ÅÅÅÅMMDD-XXXX (S0-12). */
    String personnummerWithHyphen() {
        return personnummer.substring(0, 8) + "-" + personnummer.substring(8);
    }
}

package se.minasidor.login.bankid;

/** What ties an order to the browser that began it. */
final class Flow {

    /** The cookie, which ends with the browser. */
    static final String COOKIE = "bankid";

    private Flow() {}
}

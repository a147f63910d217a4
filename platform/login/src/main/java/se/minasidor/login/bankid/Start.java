package se.minasidor.login.bankid;

/**
 * How an order gets into the app. One order has one way: what is shown as a code cannot be started
 * by a link, and the other way round.
 */
enum Start {
    /** A QR code that another device scans: "BankID på annan enhet". */
    CODE,
    /** A link on the device that has the app: "BankID på samma enhet". */
    LINK
}

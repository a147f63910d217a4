package se.minasidor.customers;

/**
 * All customers of one person or organisation in one tenant: the keyed hash of the identity number,
 * or, where the sender gave none, the customer itself.
 */
public record PartyKey(String value) {

    public PartyKey {
        if (value == null || value.isEmpty() || value.length() > 80) {
            throw new IllegalArgumentException("Not a party key");
        }
    }
}

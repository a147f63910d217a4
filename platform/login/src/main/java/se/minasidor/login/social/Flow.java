package se.minasidor.login.social;

/**
 * One login that has been sent to a provider and has not come back.
 *
 * @param state goes there and back in the address; finds the flow again
 * @param nonce comes back in the signed token, so that no other login's token fits
 * @param verifier is shown to the provider at the end, so that a stolen code is worth nothing
 * @param wanted the page asked for before logging in
 */
record Flow(String state, String nonce, String verifier, String wanted) {

    @Override
    public String toString() {
        return "Flow";
    }
}

package se.minasidor.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import se.minasidor.customers.PartyKey;

/**
 * Somebody who may sign in to a tenant's portal: a human being or a company with one common login.
 * Made when it first proves who it is; has an e-mail address once one was confirmed by a mailed
 * link.
 *
 * @param contactHoldUntil until then contact details may not be changed, because nobody but the new
 *     address could be told about the registration (A.6 no. 7)
 */
public record Person(
        UUID id, PartyKey party, Optional<String> email, Optional<Instant> contactHoldUntil) {

    public boolean contactHeld(Instant now) {
        return contactHoldUntil.filter(now::isBefore).isPresent();
    }

    @Override
    public String toString() {
        return "Person:" + id;
    }
}

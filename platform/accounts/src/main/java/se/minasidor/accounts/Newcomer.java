package se.minasidor.accounts;

import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who has proved an identity and is not in yet, because {@link FirstVisitStep}s are left.
 *
 * @param method the login method that proved it
 * @param person the person it stands for, if it does already
 * @param wanted the page they asked for before logging in
 */
public record Newcomer(
        ProvenIdentity identity, String method, Optional<UUID> person, String wanted) {

    @Override
    public String toString() {
        return "Newcomer by " + method;
    }
}

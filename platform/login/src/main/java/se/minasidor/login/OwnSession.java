package se.minasidor.login;

import java.time.Instant;
import java.util.UUID;

/**
 * One of somebody's sessions, as they see it.
 *
 * @param browser in two words; empty when it said nothing known
 * @param kept made of a login that the browser kept
 * @param current the one that asks
 */
public record OwnSession(
        UUID id,
        String method,
        String browser,
        Instant createdAt,
        Instant lastSeenAt,
        boolean kept,
        boolean current) {

    @Override
    public String toString() {
        return "OwnSession:" + id;
    }
}

package se.minasidor.login;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownDevicesTest extends SessionTables {

    private boolean meet(UUID whose, String device) {
        return in(ALFA, (sql, clock) -> new KnownDevices(sql, clock).meet(ALFA, whose, device));
    }

    @Test
    void aFirstBrowserIsNoNewOneAndASecondIsOnce() {
        assertFalse(meet(person, "first"), "there is nobody to warn yet");
        assertFalse(meet(person, "first"));
        assertTrue(meet(person, "second"));
        assertFalse(meet(person, "second"));
        assertFalse(meet(person, "first"));
    }

    @Test
    void aBrowserIsKnownForEachPersonByThemselves() {
        UUID neighbour = UUID.randomUUID();
        add(neighbour);
        meet(person, "shared");
        meet(neighbour, "own");
        assertTrue(meet(neighbour, "shared"));
    }

    @Test
    void forgottenBrowsersAreNotKnown() {
        meet(person, "first");
        in(
                ALFA,
                (sql, clock) -> {
                    new KnownDevices(sql, clock).forget(ALFA, person);
                    return null;
                });
        assertFalse(meet(person, "first"));
        assertTrue(meet(person, "second"));
    }
}

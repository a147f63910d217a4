package se.minasidor.customers.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What of a sent line may be repeated, and what may be somebody's number. */
class FindingsTest {

    private static final String PERSON = "193502168788";

    @Test
    void aNumberOfAPersonIsFoundHoweverItIsWritten() {
        for (String value :
                new String[] {
                    PERSON,
                    "19350216-8788",
                    "350216-8788",
                    "kund-" + PERSON,
                    "K" + PERSON + "X",
                    "a/350216+8788"
                }) {
            assertTrue(Findings.mayBePersonal(value), value);
        }
    }

    @Test
    void numbersOfOtherThingsAreNot() {
        for (String value : new String[] {"", "C-1", "735999109151401011", "5564786647"}) {
            assertFalse(Findings.mayBePersonal(value), value);
        }
    }

    @Test
    void aUuidIsNobodysNumberWhateverItsDigits() {
        String uuid = "7c9e6679-7425-40de-944b-" + PERSON;
        assertFalse(Findings.mayBePersonal(uuid));
        assertFalse(Findings.mayBePersonal("kund:" + uuid.toUpperCase()));
        Random random = new Random(4);
        long taken =
                Stream.generate(() -> random(random))
                        .limit(200_000)
                        .filter(Findings::mayBePersonal)
                        .count();
        assertEquals(0, taken);
    }

    private static String random(Random random) {
        long high = random.nextLong() & 0xffffffffffff0fffL | 0x4000L;
        long low = random.nextLong() >>> 2 | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    @Test
    void aNumberInTheShapeOfAUuidOrBesideOneIsFoundAllTheSame() {
        assertTrue(Findings.mayBePersonal("00000000-0000-0000-0000-" + PERSON));
        assertTrue(Findings.mayBePersonal("7c9e6679-7425-40de-944b-00000000000a-" + PERSON));
        assertTrue(Findings.mayBePersonal("2026-11-01-" + PERSON));
    }

    @Test
    void aUuidIsShownInAFindingAndANumberIsNot() {
        Findings findings = new Findings();
        String uuid = "7c9e6679-7425-40de-944b-" + PERSON;
        findings.add(1, uuid, "name", "field.missing", "is missing");
        findings.add(2, PERSON, "name", "field.missing", "is missing");
        assertEquals(uuid, findings.kept().get(0).externalId());
        assertEquals(null, findings.kept().get(1).externalId());
    }
}

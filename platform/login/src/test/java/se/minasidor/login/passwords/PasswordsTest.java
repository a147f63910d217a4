package se.minasidor.login.passwords;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import se.minasidor.login.passwords.Passwords.Answer;
import se.minasidor.login.passwords.Passwords.Cost;

class PasswordsTest {

    private static final Duration PATIENT = Duration.ofMinutes(2);

    private final Passwords passwords = new Passwords();
    private final Passwords cheap = new Passwords(new Cost(64, 1, 1), 4, PATIENT);

    @Test
    void aPasswordIsKeptAsArgon2idWithItsParametersAndASaltOfItsOwn() {
        String phc = passwords.hash("fyra ord i rad").orElseThrow();
        assertTrue(
                phc.matches(
                        "\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"),
                phc);
        assertNotEquals(phc, passwords.hash("fyra ord i rad").orElseThrow());
        assertEquals(Answer.RIGHT, passwords.check("fyra ord i rad", Optional.of(phc)));
        assertEquals(Answer.WRONG, passwords.check("Fyra ord i rad", Optional.of(phc)));
        assertEquals(Answer.WRONG, passwords.check("fyra ord i rad ", Optional.of(phc)));
        assertEquals(Answer.WRONG, passwords.check("", Optional.of(phc)));
    }

    /** RFC 9106's reference implementation: echo -n password | argon2 somesaltsomesalt -id ... */
    @Test
    void theStringsAreThoseOfOtherPrograms() {
        String phc = cheap.hash("lösenord").orElseThrow();
        String[] parts = phc.split("\\$");
        assertEquals("argon2id", parts[1]);
        assertEquals("v=19", parts[2]);
        assertEquals("m=64,t=1,p=1", parts[3]);
    }

    @Test
    void hashesAtOnceNeverTakeMoreThanAQuarterOfTheMemory() {
        long mebi = 1024 * 1024;
        assertEquals(4, Passwords.atOnce(2, 768 * mebi));
        assertEquals(10, Passwords.atOnce(64, 768 * mebi));
        assertEquals(1, Passwords.atOnce(64, 32 * mebi));
    }

    @Test
    void weakerParametersAreRightAndToBeReplaced() {
        String old = cheap.hash("fyra ord i rad").orElseThrow();
        assertEquals(Answer.RIGHT_BUT_OLD, passwords.check("fyra ord i rad", Optional.of(old)));
        assertEquals(Answer.WRONG, passwords.check("fem ord i rad", Optional.of(old)));
        String strong = passwords.hash("fyra ord i rad").orElseThrow();
        assertEquals(Answer.RIGHT, cheap.check("fyra ord i rad", Optional.of(strong)));
    }

    @Test
    void aLetterIsTheSameFromEveryKeyboard() {
        String composed = "sm\u00f6rg\u00e5sbord";
        String decomposed = "smo\u0308rga\u030asbord";
        String phc = cheap.hash(composed).orElseThrow();
        assertEquals(Answer.RIGHT, cheap.check(decomposed, Optional.of(phc)));
    }

    @Test
    void whereThereIsNoPasswordNothingIsRight() {
        assertEquals(Answer.WRONG, cheap.check("", Optional.empty()));
        assertEquals(Answer.WRONG, cheap.check("fyra ord i rad", Optional.empty()));
    }

    @Test
    void nobodysPasswordTakesAsLongAsSomebodys() {
        String phc = passwords.hash("fyra ord i rad").orElseThrow();
        passwords.check("uppvärmning", Optional.empty());
        // the quickest of each: a computer that stands still for a while makes only others slow
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long start = System.nanoTime();
            passwords.check("fel lösenord", Optional.of(phc));
            long middle = System.nanoTime();
            passwords.check("fel lösenord", Optional.empty());
            known = Math.min(known, middle - start);
            unknown = Math.min(unknown, System.nanoTime() - middle);
        }
        double ratio = (double) known / unknown;
        assertTrue(ratio > 0.5 && ratio < 2, "known/unknown = " + ratio);
    }

    @Test
    void aHashThatIsNotOursIsADefectAndNotARefusal() {
        assertThrows(
                IllegalStateException.class,
                () -> cheap.check("x", Optional.of("$2a$10$abcdefghijklmnopqrstuv")));
    }

    @Test
    void whenTooManyComeAtOnceTheLastOnesAreToldSo() throws Exception {
        Passwords narrow = new Passwords(new Cost(19 * 1024, 30, 1), 1, Duration.ZERO);
        ExecutorService visitors = Executors.newFixedThreadPool(1);
        AtomicBoolean seen = new AtomicBoolean();
        try {
            Future<?> first =
                    visitors.submit(
                            () -> {
                                while (!seen.get()) {
                                    narrow.hash("fyra ord i rad");
                                }
                            });
            assertTimeoutPreemptively(
                    Duration.ofMinutes(5),
                    () -> {
                        while (!new Busy(narrow).now()) {
                            Thread.onSpinWait();
                        }
                    },
                    "the second visitor was never told");
            seen.set(true);
            first.get();
        } finally {
            seen.set(true);
            visitors.shutdownNow();
        }
    }

    private record Busy(Passwords passwords) {
        boolean now() {
            String tiny = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$c29tZWhhc2g";
            return passwords.check("x", Optional.of(tiny)) == Answer.BUSY;
        }
    }
}

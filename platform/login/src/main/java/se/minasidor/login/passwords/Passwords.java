package se.minasidor.login.passwords;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id and keeps them as PHC strings, which name their own parameters: a
 * password hashed with weaker ones is hashed anew when its owner signs in.
 *
 * <p>A password is put into Unicode form NFC first and otherwise taken exactly as typed, so that an
 * å from one keyboard equals an å from another.
 */
@ApplicationScoped
public class Passwords {

    /** Memory in KiB, passes, lanes: the OWASP minimum of 19 MiB, 2, 1. */
    public record Cost(int memory, int passes, int lanes) {}

    /** What a try came to. */
    public enum Answer {
        RIGHT,
        /** Right, and its stored form should be replaced. */
        RIGHT_BUT_OLD,
        WRONG,
        /** Too many at once; nothing was checked. */
        BUSY
    }

    public static final int LONGEST = 256;

    private static final Cost COST = new Cost(19 * 1024, 2, 1);
    private static final int SALT = 16;
    private static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
                            + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final Cost cost;
    private final Duration patience;

    /** 19 MiB each: without a limit, many at once would take the server's memory. */
    private final Semaphore turns;

    private final HashMemory memory;

    /** Checked where there is no password, so that nobody learns of it by the time it takes. */
    private final String nobodys;

    protected Passwords() {
        this(
                COST,
                atOnce(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory()),
                Duration.ofSeconds(8));
    }

    /**
     * How many may be hashed at once: enough to keep all processors busy, and never in more than a
     * quarter of the memory.
     *
     * @param memory the most that Java may take, in bytes
     */
    static int atOnce(int processors, long memory) {
        long room = memory / 4 / (COST.memory() * 1024L);
        return (int) Math.max(1, Math.min(2L * processors, room));
    }

    Passwords(Cost cost, int atOnce, Duration patience) {
        this.cost = cost;
        this.patience = patience;
        this.turns = new Semaphore(atOnce, true);
        this.memory = new HashMemory(cost.memory());
        this.nobodys = phc(cost, random(SALT), random(LENGTH));
    }

    /** Empty when too many are hashed at once. */
    public Optional<String> hash(String password) {
        byte[] salt = random(SALT);
        return inTurn(password, cost, salt, LENGTH).map(hash -> phc(cost, salt, hash));
    }

    /** Takes the same time whether or not there is a password. */
    public Answer check(String password, Optional<String> stored) {
        Matcher parts = PHC.matcher(stored.orElse(nobodys));
        if (!parts.matches()) {
            throw new IllegalStateException("A stored password is not an Argon2id PHC string");
        }
        Cost used =
                new Cost(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        Optional<byte[]> found =
                inTurn(password, used, Base64.getDecoder().decode(parts.group(4)), expected.length);
        if (found.isEmpty()) {
            return Answer.BUSY;
        }
        boolean right = MessageDigest.isEqual(found.get(), expected) && stored.isPresent();
        if (!right) {
            return Answer.WRONG;
        }
        boolean weaker = used.memory() < cost.memory() || used.passes() < cost.passes();
        return weaker ? Answer.RIGHT_BUT_OLD : Answer.RIGHT;
    }

    public static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private Optional<byte[]> inTurn(String password, Cost used, byte[] salt, int length) {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(memory.use(in -> argon2id(password, used, salt, length, in)));
        } finally {
            turns.release();
        }
    }

    private static byte[] argon2id(
            String password, Cost used, byte[] salt, int length, BlockPool memory) {
        // Nobody's password is longer; a longer input would only cost us time.
        String normal = normal(password.substring(0, Math.min(password.length(), 4 * LONGEST)));
        byte[] input = normal.getBytes(StandardCharsets.UTF_8);
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(used.memory())
                        .withIterations(used.passes())
                        .withParallelism(used.lanes())
                        .withSalt(salt)
                        .withBlockPool(memory)
                        .build());
        byte[] hash = new byte[length];
        generator.generateBytes(input, hash);
        Arrays.fill(input, (byte) 0);
        return hash;
    }

    private static String phc(Cost cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return String.format(
                Locale.ROOT,
                "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s",
                cost.memory(),
                cost.passes(),
                cost.lanes(),
                base64.encodeToString(salt),
                base64.encodeToString(hash));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}

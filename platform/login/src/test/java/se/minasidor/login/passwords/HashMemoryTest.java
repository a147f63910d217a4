package se.minasidor.login.passwords;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import se.minasidor.login.passwords.Passwords.Answer;
import se.minasidor.login.passwords.Passwords.Cost;

class HashMemoryTest {

    private static final int KIB = 64;

    private final HashMemory memory = new HashMemory(KIB);

    @Test
    void theNextHashHasTheSameMemoryAgain() {
        List<Block> first = all(memory, KIB);
        List<Block> second = all(memory, KIB);
        for (Block block : second) {
            assertEquals(1, first.stream().filter(b -> b == block).count());
        }
    }

    @Test
    void nothingOfAPasswordIsLeftInIt() {
        memory.use(in -> argon2id("fyra ord i rad", in));
        for (Block block : all(memory, KIB + 8)) {
            assertArrayEquals(new long[128], words(block));
        }
    }

    @Test
    void hashesAreTheSameInNewMemoryAndInUsed() {
        byte[] expected = argon2id("fyra ord i rad", null);
        for (String before : List.of("", "fem ord i rad", "fyra ord i rad")) {
            memory.use(in -> argon2id(before, in));
            assertArrayEquals(expected, memory.use(in -> argon2id("fyra ord i rad", in)));
        }
    }

    @Test
    void aHashThatNeedsMoreHasItForItselfAlone() {
        List<Block> more = all(memory, 3 * KIB);
        List<Block> next = all(memory, 3 * KIB);
        assertEquals(KIB + 8, next.stream().filter(more::contains).count());
    }

    @Test
    void twoAtOnceNeverShareMemory() {
        memory.use(
                in -> {
                    Block mine = in.allocate();
                    memory.use(
                            other -> {
                                Block theirs = other.allocate();
                                assertNotSame(mine, theirs);
                                other.deallocate(theirs);
                                return new byte[0];
                            });
                    in.deallocate(mine);
                    return new byte[0];
                });
    }

    @Test
    void memoryOfAHashThatFailedIsNotUsedAgain() {
        Block[] seen = new Block[2];
        assertThrows(
                IllegalStateException.class,
                () ->
                        memory.use(
                                in -> {
                                    seen[0] = in.allocate();
                                    in.deallocate(seen[0]);
                                    throw new IllegalStateException("on purpose");
                                }));
        memory.use(
                in -> {
                    seen[1] = in.allocate();
                    return new byte[0];
                });
        assertNotSame(seen[0], seen[1]);
    }

    @Test
    void manyAtOnceAreAllToldTheTruth() throws Exception {
        Passwords passwords = new Passwords(new Cost(KIB, 1, 1), 4, Duration.ofMinutes(1));
        String phc = passwords.hash("fyra ord i rad").orElseThrow();
        ExecutorService visitors = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Answer>> tries = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String typed = i % 2 == 0 ? "fyra ord i rad" : "fem ord i rad " + i;
                tries.add(() -> passwords.check(typed, Optional.of(phc)));
            }
            List<Future<Answer>> answers = visitors.invokeAll(tries);
            for (int i = 0; i < answers.size(); i++) {
                assertSame(i % 2 == 0 ? Answer.RIGHT : Answer.WRONG, answers.get(i).get());
            }
        } finally {
            visitors.shutdownNow();
        }
    }

    /** The blocks that a hash of that size has. */
    private static List<Block> all(HashMemory memory, int size) {
        List<Block> blocks = new ArrayList<>();
        memory.use(
                in -> {
                    for (int i = 0; i < size; i++) {
                        blocks.add(in.allocate());
                    }
                    blocks.forEach(in::deallocate);
                    return new byte[0];
                });
        return blocks;
    }

    private static byte[] argon2id(String password, BlockPool in) {
        Argon2Parameters.Builder parameters =
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withMemoryAsKB(KIB)
                        .withIterations(2)
                        .withParallelism(1)
                        .withSalt(new byte[16]);
        if (in != null) {
            parameters.withBlockPool(in);
        }
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters.build());
        byte[] hash = new byte[32];
        generator.generateBytes(password.toCharArray(), hash);
        return hash;
    }

    private static long[] words(Block block) {
        try {
            Field words = Block.class.getDeclaredField("v");
            words.setAccessible(true);
            return (long[]) words.get(block);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}

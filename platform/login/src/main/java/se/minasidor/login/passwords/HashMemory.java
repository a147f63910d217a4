package se.minasidor.login.passwords;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;

/**
 * The memory that passwords are hashed in, used again by the next hash: 19 MiB of garbage for each
 * would cost more processor time than all the rest of a login. It is overwritten with zeros after
 * each use.
 *
 * <p>There is as much of it as hashes have run at once, and Java takes it back when it needs room
 * or nobody has logged in for some minutes.
 */
final class HashMemory {

    /** The last one used comes first, so that the others become superfluous. */
    private final Deque<SoftReference<Blocks>> idle = new ArrayDeque<>();

    private final int most;

    /**
     * @param most KiB that a hash needs; what one with other parameters needs beyond that is its
     *     own garbage
     */
    HashMemory(int most) {
        this.most = most;
    }

    /** Hashes in memory that no other hash has meanwhile. */
    byte[] use(Function<BlockPool, byte[]> hash) {
        Blocks blocks = take();
        byte[] hashed = hash.apply(blocks);
        synchronized (idle) { // not after a failure, which leaves it neither whole nor overwritten
            idle.push(new SoftReference<>(blocks));
        }
        return hashed;
    }

    private Blocks take() {
        synchronized (idle) {
            while (!idle.isEmpty()) {
                Blocks blocks = idle.pop().get();
                if (blocks != null) {
                    return blocks;
                }
            }
        }
        return new Blocks(most);
    }

    /** Blocks of one KiB for one hash at a time. */
    private static final class Blocks implements BlockPool {

        /** Some hold what is being computed, beside the memory itself. */
        private static final int BESIDE = 8;

        private final Block[] free;
        private int left;

        Blocks(int most) {
            free = new Block[most + BESIDE];
        }

        @Override
        public Block allocate() {
            return left > 0 ? free[--left] : new Block();
        }

        @Override
        public void deallocate(Block block) {
            block.clear();
            if (left < free.length) {
                free[left++] = block;
            }
        }
    }
}

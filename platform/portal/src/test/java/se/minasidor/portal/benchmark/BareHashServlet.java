package se.minasidor.portal.benchmark;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with the portal's parameters and nothing else, so many times as asked for; in new memory
 * each time, as is usual, or in the same again, as the portal does.
 */
@WebServlet("/hash")
public class BareHashServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MEMORY = 19 * 1024;

    private static final BlockPool AGAIN = new Again();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        int times = Integer.parseInt(request.getParameter("times"));
        boolean again = Boolean.parseBoolean(request.getParameter("again"));
        for (int i = 0; i < times; i++) {
            hash(request.getParameter("password"), again ? AGAIN : null);
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    static byte[] hash(String password) {
        return hash(password, null);
    }

    private static byte[] hash(String password, BlockPool memory) {
        Argon2Parameters.Builder parameters =
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(MEMORY)
                        .withIterations(2)
                        .withParallelism(1)
                        .withSalt(new byte[16]);
        if (memory != null) {
            parameters.withBlockPool(memory);
        }
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters.build());
        byte[] hash = new byte[32];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    /** Memory overwritten after each hash, of which there is one at a time. */
    private static final class Again implements BlockPool {

        private final Deque<Block> free = new ArrayDeque<>();

        @Override
        public Block allocate() {
            return free.isEmpty() ? new Block() : free.pop();
        }

        @Override
        public void deallocate(Block block) {
            free.push(block.clear());
        }
    }
}

package se.minasidor.launcher;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Free ports on this computer. */
public final class Ports {

    private static final int TRIED = 200;
    private static final int OVERTAKEN = 20;

    /** What is started on a port. */
    public interface Starting<T> {
        T on(int port) throws IOException;
    }

    private Ports() {}

    public static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The wished port, or the next free one above it. */
    public static int freeFrom(int wished) {
        for (int port = wished; port < wished + TRIED && port <= 65535; port++) {
            if (free(port)) {
                return port;
            }
        }
        throw new Refusal("No free port from " + wished);
    }

    /**
     * Starts something on the wished port or the next free one above it. A port that was free when
     * it was looked at may be somebody else's a moment later, such as another demo's; then the next
     * one is taken.
     */
    public static <T> T startFrom(int wished, Starting<T> starting) throws IOException {
        int port = freeFrom(wished);
        for (int overtaken = 0; ; overtaken++) {
            try {
                return starting.on(port);
            } catch (BindException taken) {
                if (overtaken == OVERTAKEN) {
                    throw taken;
                }
                port = freeFrom(port + 1);
            }
        }
    }
}

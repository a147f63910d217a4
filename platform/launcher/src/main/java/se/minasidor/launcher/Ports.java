package se.minasidor.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Free ports on this computer. */
public final class Ports {

    private static final int TRIED = 200;

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
}

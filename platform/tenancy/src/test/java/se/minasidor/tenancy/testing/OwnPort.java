package se.minasidor.tenancy.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A port of this computer that is nobody else's until it is closed: no other test's, of whatever
 * process, because each listens on the odd port above its own, and no connection's, because those
 * leave from higher ports. Who starts a server on a port that was only found free may come second.
 */
public final class OwnPort implements AutoCloseable {

    private static final int FIRST = 19_000;
    private static final int LAST = 20_998;

    private final ServerSocket claim;

    public OwnPort() throws IOException {
        for (int port = FIRST; port <= LAST; port += 2) {
            ServerSocket odd = new ServerSocket();
            if (listens(odd, port + 1) && free(port)) {
                claim = odd;
                return;
            }
            odd.close();
        }
        throw new IOException("no port is left");
    }

    private static boolean free(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            return listens(socket, port);
        }
    }

    private static boolean listens(ServerSocket socket, int port) {
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    public int number() {
        return claim.getLocalPort() - 1;
    }

    @Override
    public void close() throws IOException {
        claim.close();
    }
}

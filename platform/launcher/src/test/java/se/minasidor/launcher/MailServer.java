package se.minasidor.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that answers what it is told to, and remembers what it was asked. */
final class MailServer implements AutoCloseable {

    /** Instead of an answer. */
    static final String HANGS_UP = "hangs up";

    // asked by a test while the last words of a conversation still come in
    final List<String> heard = new CopyOnWriteArrayList<>();
    final Map<String, String> answers = new ConcurrentHashMap<>();
    private final ServerSocket port;
    private final SSLContext tls;
    private final boolean tlsAtOnce;

    /**
     * @param tls for STARTTLS, or from the first byte; null: the server has none
     */
    MailServer(SSLContext tls, boolean atOnce) throws IOException {
        this.tls = tls;
        tlsAtOnce = atOnce;
        answers.put("greeting", "220 mail.example ready");
        answers.put("EHLO", "250 mail.example");
        answers.put("STARTTLS", "220 go ahead");
        answers.put("AUTH", "235 2.7.0 welcome");
        answers.put("MAIL", "250 2.1.0 ok");
        answers.put("RCPT", "250 2.1.5 ok");
        answers.put("RSET", "250 2.0.0 ok");
        answers.put("QUIT", "221 2.0.0 bye");
        port = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::serve, "mail server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return port.getLocalPort();
    }

    private void serve() {
        while (!port.isClosed()) {
            try (Socket visitor = port.accept()) {
                talk(tlsAtOnce ? encrypted(visitor) : visitor);
            } catch (IOException nextOne) {
                // hung up
            }
        }
    }

    private Socket encrypted(Socket plain) throws IOException {
        SSLSocket socket =
                (SSLSocket) tls.getSocketFactory().createSocket(plain, null, port(), true);
        socket.setUseClientMode(false);
        return socket;
    }

    private void talk(Socket socket) throws IOException {
        say(socket, answers.get("greeting"));
        BufferedReader in = reader(socket);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            String word = line.split("[ :]", 2)[0];
            // a whole line may have an answer of its own
            String answer =
                    answers.getOrDefault(line, answers.getOrDefault(word, "500 5.5.1 what?"));
            say(socket, answer);
            if (word.equals("STARTTLS")) {
                socket = encrypted(socket);
                in = reader(socket);
            }
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Nothing at all for an empty answer. */
    private static void say(Socket socket, String answer) throws IOException {
        if (answer.equals(HANGS_UP)) {
            throw new IOException(answer);
        }
        if (!answer.isEmpty()) {
            socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void close() throws IOException {
        port.close();
    }
}

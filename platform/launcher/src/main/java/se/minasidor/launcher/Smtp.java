package se.minasidor.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Greets a mail server, as a mail program would before it sends. */
record Smtp(String greeting, boolean knowsUs) {

    private static final int PATIENCE_MILLIS = 5000;

    static Smtp greet(String host, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = socket.getOutputStream();
            String greeting = answer(in);
            say(out, "EHLO localhost");
            String hello = answer(in);
            say(out, "QUIT");
            return new Smtp(greeting, greeting.startsWith("220") && hello.startsWith("250"));
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String answer(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("it hung up");
        }
        return line;
    }

    /** The demo's sink, or any other of its kind: mail would be thrown away. */
    boolean isSink() {
        return greeting.contains("GreenMail");
    }
}

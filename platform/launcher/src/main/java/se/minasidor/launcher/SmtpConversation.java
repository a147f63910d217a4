package se.minasidor.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Speaks with a mail server as the portal does before it sends a letter, and never sends one. Each
 * step that fails says which it is and which setting is behind it.
 */
final class SmtpConversation implements AutoCloseable {

    /** Where the server is, and how the portal goes there: {@code MINASIDOR_MAIL_*}. */
    record Server(String host, int port, String tls, SSLSocketFactory trust, Patience patience) {

        Server(String host, int port, String tls) {
            this(host, port, tls, (SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENCE);
        }

        /** The same, waited for otherwise. */
        Server with(Patience other) {
            return new Server(host, port, tls, trust, other);
        }

        boolean implicit() {
            return tls.equals("implicit");
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** How long an answer is waited for at a step. */
    interface Patience {
        Duration at(String step);

        default int millisAt(String step) {
            return (int) at(step).toMillis();
        }
    }

    /** A step that failed. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String step, String what) {
            super(step + ": " + what);
        }
    }

    /** An answer: its code, and all it says on one line. */
    record Answer(int code, String words) {

        boolean well() {
            return code / 100 == 2;
        }

        boolean later() {
            return code / 100 == 4;
        }

        /** RFC 3463, such as 5.1.1; empty where the server gives none. */
        String detail() {
            String after = words.length() > 4 ? words.substring(4) : "";
            return after.matches("[245]\\.\\d{1,3}\\.\\d{1,3}\\b.*")
                    ? after.split("\\s", 2)[0]
                    : "";
        }
    }

    static final Patience PATIENCE = step -> Duration.ofSeconds(5);
    private static final int LONGEST_ANSWER = 16 * 1024;

    /** RFC 5321: the server ends the conversation. */
    private static final int GOING = 421;

    private final Server server;
    private Socket socket;
    private InputStream in;
    private String greeting = "";
    private boolean over;
    private List<String> offers = List.of();

    private SmtpConversation(Server server, Socket socket) throws IOException {
        this.server = server;
        use(socket);
    }

    /** Connects and hears the greeting. */
    static SmtpConversation open(Server server) throws Failed {
        InetAddress address;
        try {
            address = InetAddress.getByName(server.host());
        } catch (UnknownHostException unknown) {
            throw new Failed(
                    "name",
                    "no computer is called \"" + server.host() + "\"; see MINASIDOR_MAIL_HOST");
        }
        Socket socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(address, server.port()),
                    server.patience().millisAt("connect"));
            SmtpConversation conversation = new SmtpConversation(server, socket);
            try {
                conversation.hear();
                return conversation;
            } catch (Failed step) {
                conversation.close();
                throw step;
            }
        } catch (IOException silent) {
            throw new Failed(
                    "connect",
                    server
                            + " does not answer ("
                            + silent.getMessage()
                            + "); see MINASIDOR_MAIL_HOST and MINASIDOR_MAIL_PORT, and firewalls on"
                            + " the way");
        }
    }

    private void use(Socket now) throws IOException {
        socket = now;
        in = new BufferedInputStream(socket.getInputStream());
    }

    private void hear() throws Failed {
        if (server.implicit()) {
            encrypt();
        }
        Answer first = heard("greeting");
        greeting = first.words();
        if (!first.well()) {
            throw new Failed("greeting", server + " takes no mail now: " + first.words());
        }
    }

    /** Greets, and encrypts as the settings want it. */
    void begin() throws Failed {
        hello();
        if (!server.implicit() && offers("STARTTLS")) {
            expect("TLS", "STARTTLS", "MINASIDOR_MAIL_TLS");
            encrypt();
            hello();
        } else if (server.tls().equals("required")) {
            throw new Failed(
                    "TLS",
                    server
                            + " does not offer STARTTLS, and MINASIDOR_MAIL_TLS=required: no letter"
                            + " leaves; with port 465, set MINASIDOR_MAIL_TLS=implicit");
        }
    }

    private void encrypt() throws Failed {
        try {
            SSLSocket tls =
                    (SSLSocket)
                            server.trust().createSocket(socket, server.host(), server.port(), true);
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.setSoTimeout(server.patience().millisAt("TLS"));
            tls.startHandshake();
            use(tls);
        } catch (SocketTimeoutException silent) {
            throw new Failed("TLS", server + " goes silent; " + wrongWay());
        } catch (SSLException wrong) {
            String why = String.valueOf(wrong.getMessage());
            throw new Failed(
                    "TLS",
                    why.matches(".*(PKIX|subject alternative|No name matching).*")
                            ? server
                                    + " shows a certificate that this Java does not trust for that"
                                    + " name ("
                                    + why
                                    + "); see MINASIDOR_MAIL_HOST and the server's certificate"
                            : server + " does not agree on TLS (" + why + "); " + wrongWay());
        } catch (IOException broken) {
            throw new Failed("TLS", server + " hangs up (" + broken.getMessage() + ")");
        }
    }

    private String wrongWay() {
        return server.implicit()
                ? "MINASIDOR_MAIL_TLS=implicit is for port 465 only"
                : "see MINASIDOR_MAIL_TLS";
    }

    private void hello() throws Failed {
        Answer hello = say("greeting", "EHLO " + ownName());
        if (!hello.well()) {
            throw new Failed("greeting", server + " does not want to talk to us: " + hello.words());
        }
        offers = List.of(hello.words().toUpperCase(Locale.ROOT).split(" \\| "));
    }

    /** As the portal's own mail library says it. */
    private String ownName() {
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException nameless) {
            return "[" + socket.getLocalAddress().getHostAddress() + "]";
        }
    }

    private boolean offers(String extension) {
        return offers.stream().anyMatch(offer -> offer.matches("(250[ -])?" + extension + "\\b.*"));
    }

    boolean encrypted() {
        return socket instanceof SSLSocket;
    }

    /** Whether somebody between here and there could read along. */
    boolean leavesThisComputer() {
        return !socket.getInetAddress().isLoopbackAddress();
    }

    /** Nothing more can be said: the server hung up, went silent or says that it goes. */
    boolean isOver() {
        return over;
    }

    /** The demo's sink, or any other of its kind: mail would be thrown away. */
    boolean isSink() {
        return greeting.contains("GreenMail");
    }

    void login(String user, String password) throws Failed {
        if (!offers("AUTH")) {
            throw new Failed(
                    "login",
                    server
                            + (encrypted() ? "" : ", without TLS,")
                            + " offers no login, so MINASIDOR_MAIL_USER would not be used; leave it"
                            + " out, or see MINASIDOR_MAIL_PORT and MINASIDOR_MAIL_TLS");
        }
        if (!encrypted() && leavesThisComputer()) {
            throw new Failed(
                    "login",
                    "the password would go to "
                            + server
                            + " unencrypted; set MINASIDOR_MAIL_TLS=required, or implicit with port"
                            + " 465");
        }
        boolean plain = offers.stream().anyMatch(offer -> offer.matches(".*AUTH\\b.* PLAIN\\b.*"));
        Answer answer;
        if (plain) {
            answer = say("login", "AUTH PLAIN " + base64("\0" + user + "\0" + password));
        } else {
            answer = say("login", "AUTH LOGIN");
            if (answer.code() == 334) {
                answer = say("login", base64(user));
            }
            if (answer.code() == 334) {
                answer = say("login", base64(password));
            }
        }
        if (!answer.well()) {
            throw new Failed(
                    "login",
                    server
                            + " refuses MINASIDOR_MAIL_USER with MINASIDOR_MAIL_PASSWORD: "
                            + answer.words());
        }
    }

    /** What the server says to a sender; the letter is not begun. */
    Answer from(String address) throws Failed {
        return say("sender", "MAIL FROM:<" + address + ">");
    }

    Answer to(String address) throws Failed {
        return say("recipient", "RCPT TO:<" + address + ">");
    }

    void forget() throws Failed {
        say("sender", "RSET");
    }

    private void expect(String step, String line, String setting) throws Failed {
        Answer answer = say(step, line);
        if (!answer.well()) {
            throw new Failed(
                    step, server + " refuses " + line + ": " + answer.words() + "; see " + setting);
        }
    }

    private Answer say(String step, String line) throws Failed {
        over = true; // until there is an answer
        try {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException gone) {
            throw new Failed(step, server + " hangs up (" + gone.getMessage() + ")");
        }
        Answer answer = heard(step);
        over = answer.code() == GOING;
        return answer;
    }

    private Answer heard(String step) throws Failed {
        List<String> lines = new ArrayList<>();
        int left = LONGEST_ANSWER;
        try {
            socket.setSoTimeout(server.patience().millisAt(step));
            String line;
            do {
                line = line(left);
                left -= line.length() + 2;
                if (!line.matches("[2-5]\\d\\d([ -].*)?")) {
                    throw new Failed(
                            step,
                            server
                                    + " answers, but not as a mail server: \""
                                    + line
                                    + "\"; see MINASIDOR_MAIL_PORT");
                }
                lines.add(line.stripTrailing());
            } while (line.length() > 3 && line.charAt(3) == '-');
        } catch (SocketTimeoutException silent) {
            throw new Failed(
                    step,
                    server
                            + " takes the connection and says nothing for "
                            + server.patience().at(step).toSeconds()
                            + " s"
                            + (step.equals("greeting") && !server.implicit()
                                    ? "; is it a port for TLS from the first byte? Then set"
                                            + " MINASIDOR_MAIL_TLS=implicit"
                                    : ""));
        } catch (IOException gone) {
            throw new Failed(step, server + " hangs up (" + gone.getMessage() + ")");
        }
        return new Answer(
                Integer.parseInt(lines.get(lines.size() - 1).substring(0, 3)),
                String.join(" | ", lines));
    }

    private String line(int atMost) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("in the middle of an answer");
            }
            if (line.length() >= atMost) {
                throw new IOException("its answer is too long");
            }
            // what a stranger sends goes to the operator's terminal
            line.append(c == '\r' ? "" : c < ' ' || c > '~' ? "?" : String.valueOf((char) c));
        }
        return line.toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try (Socket closing = socket) {
            closing.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // it went first
        }
    }
}

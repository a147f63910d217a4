package se.minasidor.portal.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import se.minasidor.portal.container.Node;
import se.minasidor.portal.container.Surroundings;

/**
 * How much processor time does a login with a password cost, beside its Argon2id?
 *
 * <p>A login is the POST of the form with the right password, from a browser that has been here
 * before, up to and with the redirect that carries the new session's cookie. The page with the form
 * was fetched before and the page behind the redirect is not. It is compared with the same Argon2id
 * alone: what a request to a servlet that hashes once costs more than one to the same servlet that
 * hashes nothing. The portal's own hash has memory that was used before, which is cheaper; the same
 * comparison with a bare hash that has it too is told beside. All are done by the same server
 * process in turns, one after the other, with the options of Java that the product has, only
 * compiled sooner. What counts is the processor time that the server and the database used
 * together, so that it does not matter what else the machine is doing: all processes and all
 * threads, those that collect garbage too, but not the two that compile Java, which is done once
 * for all logins and told beside. What server and database do anyway, while nobody asks for
 * anything, is measured first and left out of both sides. This program's own time, as the browser,
 * does not count.
 *
 * <p>Run it with {@code ./mvnw verify -Pbenchmark -DskipTests -Dbenchmark=PasswordLogin -pl
 * platform/portal -am}.
 */
public final class PasswordLoginBenchmark {

    private static final String PASSWORD = "en lugn kväll vid ån 17";
    private static final int LONGEST_WARM_UP = 20;
    private static final double STILL_COMPILING = 1.5;

    /** So many that each round has its share of the full collections that hashes lead to. */
    private static final int ROUND = 200;

    private static final int ROUNDS = 7;
    private static final Duration IDLE = Duration.ofSeconds(20);

    private static final Pattern TOKEN =
            Pattern.compile("name=\"formToken\" value=\"([A-Za-z0-9_-]+)\"");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private PasswordLoginBenchmark() {}

    public static void main(String[] arguments) {
        Load.run(PasswordLoginBenchmark::measure);
    }

    private static Void measure() throws Exception {
        try (Node node = Node.asInProductionAtNoon(bare())) {
            somebody();
            HttpRequest login = knownBrowser(login(node, ""), node);
            HttpRequest hash = get(node, "127.0.0.1", "/hash/hash?times=1&password=x");
            HttpRequest frugal = get(node, "127.0.0.1", "/hash/hash?times=1&password=x&again=true");
            HttpRequest nothing = get(node, "127.0.0.1", "/hash/hash?times=0&password=x");
            again(hash, 204, ROUND);
            again(frugal, 204, ROUND);
            again(nothing, 204, 3 * ROUND);
            warmUp(node, login);
            Cost idle = cost(node, Cost.NOTHING, () -> Thread.sleep(IDLE.toMillis()));
            System.out.printf(
                    "while nobody asks: server %.1f ms, database %.1f ms in a second%n",
                    1000 * idle.server() / idle.wall(), 1000 * idle.database() / idle.wall());
            List<Double> ofServer = new ArrayList<>();
            List<Double> ofBoth = new ArrayList<>();
            List<Double> ofBothFrugal = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                double none = cost(node, idle, () -> again(nothing, 204, ROUND)).server();
                double bare = cost(node, idle, () -> again(hash, 204, ROUND)).server() - none;
                double lean = cost(node, idle, () -> again(frugal, 204, ROUND)).server() - none;
                Cost whole = cost(node, idle, () -> again(login, 303, ROUND));
                ofServer.add(whole.server() / bare);
                ofBoth.add((whole.server() + whole.database()) / bare);
                ofBothFrugal.add((whole.server() + whole.database()) / lean);
                System.out.printf(
                        "round %d: bare hash %.1f ms, %.1f ms in the same memory again; login"
                                + " %.1f ms in the server, %.1f ms in the database (compiling %.1f"
                                + " ms)%n",
                        round + 1, bare, lean, whole.server(), whole.database(), whole.compiling());
            }
            System.out.printf(
                    "password login / bare hash, processor time = %.2f (goal 1.25 or less; %.2f"
                            + " without the database)%n"
                            + "beside a bare hash in the same memory again, as the login's own is ="
                            + " %.2f%n",
                    Load.median(ofBoth), Load.median(ofServer), Load.median(ofBothFrugal));
        }
        return null;
    }

    /** Logs in until Java is all but compiled: a server runs for weeks. */
    private static void warmUp(Node node, HttpRequest login)
            throws IOException, InterruptedException {
        double compiling = Double.MAX_VALUE;
        for (int i = 0; i < LONGEST_WARM_UP && compiling > STILL_COMPILING; i++) {
            compiling = cost(node, Cost.NOTHING, () -> again(login, 303, ROUND)).compiling();
        }
        System.out.printf("warm: a login costs %.1f ms of compiling%n", compiling);
    }

    /** Milliseconds of processor time for one of a round, and how long one took. */
    private record Cost(double server, double database, double compiling, double wall) {

        static final Cost NOTHING = new Cost(0, 0, 0, 1);

        Cost without(Cost idle) {
            double times = wall / idle.wall();
            return new Cost(
                    server - times * idle.server(),
                    database - times * idle.database(),
                    compiling,
                    wall);
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static Cost cost(Node node, Cost idle, Work round)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Duration all = node.processorTime();
        Duration server = node.cpu();
        Duration compiling = node.compiling();
        round.run();
        double compiled = millis(node.compiling().minus(compiling));
        double ofServer = millis(node.cpu().minus(server));
        double ofAll = millis(node.processorTime().minus(all));
        double wall = (System.nanoTime() - start) / 1e6;
        return new Cost(
                        (ofServer - compiled) / ROUND,
                        (ofAll - ofServer) / ROUND,
                        compiled / ROUND,
                        wall / ROUND)
                .without(idle);
    }

    private static File bare() {
        File war = new File("target/hash.war");
        File hashes =
                new File(
                        Argon2BytesGenerator.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath());
        ShrinkWrap.create(WebArchive.class)
                .addClass(BareHashServlet.class)
                .addAsLibrary(hashes)
                .as(ZipExporter.class)
                .exportTo(war, true);
        return war;
    }

    /** Somebody with an account at tenant epsilon who has taken every step. */
    private static void somebody() throws SQLException {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        String phc =
                "$argon2id$v=19$m=19456,t=2,p=1$"
                        + base64.encodeToString(new byte[16])
                        + "$"
                        + base64.encodeToString(BareHashServlet.hash(PASSWORD));
        String id = "00000000-0000-4000-8000-000000000001";
        try (Connection all = Surroundings.superuser();
                Statement sql = all.createStatement()) {
            for (String insert :
                    List.of(
                            "person (tenant_id, id, party_key, email, email_confirmed_at, created_at)"
                                    + " values ('epsilon', '#', 'new', 'a@example.test', now(), now())",
                            "identity_link (tenant_id, scheme, identity, person_id, created_at)"
                                    + " values ('epsilon', 'EMAIL', 'a@example.test', '#', now())",
                            "password (tenant_id, person_id, phc, changed_at)"
                                    + " values ('epsilon', '#', '"
                                    + phc
                                    + "', now())",
                            "person_profile (tenant_id, person_id, first_name, last_name, proven,"
                                    + " changed_at) values ('epsilon', '#', 'A', 'B', false, now())",
                            "policy_acceptance (tenant_id, person_id, version, accepted_at)"
                                    + " values ('epsilon', '#', '2026.1', now())")) {
                sql.execute("insert into " + insert.replace("#", id));
            }
        }
    }

    /** The login form as a browser without a session posts it. */
    private static HttpRequest login(Node node, String known)
            throws IOException, InterruptedException {
        HttpResponse<String> page =
                HTTP.send(
                        get(node, "epsilon.localhost", "/?metod=emailpassword"),
                        HttpResponse.BodyHandlers.ofString());
        Matcher token = TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new IOException("No form on the login page");
        }
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        String form =
                "metod=emailpassword&epost=a%40example.test&losenord="
                        + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)
                        + "&formToken="
                        + token.group(1);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + "/"))
                .header("Host", "epsilon.localhost")
                .header("Cookie", cookie + known)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    /** Logs in once; from then on as from that browser, else each login would cost a mail. */
    private static HttpRequest knownBrowser(HttpRequest first, Node node)
            throws IOException, InterruptedException {
        String device =
                HTTP
                        .send(first, HttpResponse.BodyHandlers.ofString())
                        .headers()
                        .allValues("Set-Cookie")
                        .stream()
                        .filter(cookie -> cookie.startsWith("__Host-device="))
                        .findFirst()
                        .orElseThrow();
        return login(node, "; " + device.split(";")[0]);
    }

    private static HttpRequest get(Node node, String host, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
                .header("Host", host)
                .build();
    }

    private static void again(HttpRequest request, int expected, int times)
            throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            send(request, expected);
        }
    }

    private static void send(HttpRequest request, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IOException(request.uri() + " answered " + answer.statusCode());
        }
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}

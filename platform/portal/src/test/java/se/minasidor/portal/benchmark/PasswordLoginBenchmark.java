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
import java.util.ArrayList;
import java.util.Arrays;
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
 * How much processor time does a login with a password cost, beside its Argon2id? Both are done by
 * the same server process in turns, by real requests; what is compared is the time that the process
 * used, on all its threads, for one of them. What the database uses for itself is not in it.
 *
 * <p>Run it with {@code ./mvnw verify -Pbenchmark -DskipTests -Dbenchmark=PasswordLogin -pl
 * platform/portal -am}.
 */
public final class PasswordLoginBenchmark {

    private static final String PASSWORD = "en lugn kväll vid ån 17";
    private static final int WARM_UP = 400;
    private static final int ROUND = 60;
    private static final int ROUNDS = 7;
    private static final Pattern TOKEN =
            Pattern.compile("name=\"formToken\" value=\"([A-Za-z0-9_-]+)\"");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private PasswordLoginBenchmark() {}

    public static void main(String[] arguments) {
        int code = 1;
        try {
            measure();
            code = 0;
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            System.exit(code); // the surroundings have threads that would wait for ever
        }
    }

    private static void measure() throws Exception {
        try (Node node = Node.asInProduction(bare())) {
            somebody();
            HttpRequest login = knownBrowser(login(node, ""), node);
            HttpRequest hash = get(node, "127.0.0.1", "/hash/hash?times=" + ROUND + "&password=x");
            logIn(login, WARM_UP);
            send(hash, 204);
            send(hash, 204);
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                double before = millis(node);
                send(hash, 204);
                double bare = (millis(node) - before) / ROUND;
                before = millis(node);
                logIn(login, ROUND);
                double whole = (millis(node) - before) / ROUND;
                ratios.add(whole / bare);
                System.out.printf(
                        "round %d: bare hash %.1f ms, login %.1f ms, ratio %.2f%n",
                        round + 1, bare, whole, whole / bare);
            }
            System.out.printf(
                    "password login / bare hash, processor time = %.2f (goal 1.25 or less)%n",
                    median(ratios));
        }
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

    private static void logIn(HttpRequest login, int times)
            throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            send(login, 303);
        }
    }

    private static void send(HttpRequest request, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IOException(request.uri() + " answered " + answer.statusCode());
        }
    }

    private static double millis(Node node) {
        return node.cpu().toNanos() / 1e6;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }
}

package se.minasidor.portal.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import se.minasidor.portal.container.Node;

/**
 * How much of the speed of a bare stateless Faces form does a tenant's login page keep? Both are on
 * the same server and are asked in turns; the ratio of the medians is what counts.
 *
 * <p>Run it with {@code ./mvnw verify -Pbenchmark -DskipTests -Dbenchmark=LoginPage -pl
 * platform/portal -am}.
 */
public final class LoginPageBenchmark {

    private static final int VISITORS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int ROUNDS = 7;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private LoginPageBenchmark() {}

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
        File bare = new File("target/bare.war");
        ShrinkWrap.create(WebArchive.class)
                .addAsWebResource("bare/index.xhtml", "index.xhtml")
                .setWebXML("bare/WEB-INF/web.xml")
                .addAsWebInfResource("bare/WEB-INF/beans.xml", "beans.xml")
                .as(ZipExporter.class)
                .exportTo(bare, true);
        try (Node node = Node.start(bare)) {
            HttpRequest login = get(node, "alfa.localhost", "/");
            HttpRequest floor = get(node, "127.0.0.1", "/bare/index.xhtml");
            perSecond(login, WARM_UP);
            perSecond(floor, WARM_UP);
            List<Double> logins = new ArrayList<>();
            List<Double> floors = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                logins.add(perSecond(login, ROUND));
                floors.add(perSecond(floor, ROUND));
                System.out.printf(
                        "round %d: login page %.0f/s, bare page %.0f/s%n",
                        round + 1, logins.get(round), floors.get(round));
            }
            System.out.printf(
                    "login page / bare stateless Faces page = %.2f (goal 0.70 or more)%n",
                    median(logins) / median(floors));
        }
    }

    private static HttpRequest get(Node node, String host, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
                .header("Host", host)
                .build();
    }

    private static double perSecond(HttpRequest request, Duration time)
            throws InterruptedException, ExecutionException {
        ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
        long end = System.nanoTime() + time.toNanos();
        List<Future<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < VISITORS; i++) {
            counts.add(visitors.submit(() -> askUntil(request, end)));
        }
        long answers = 0;
        for (Future<Integer> count : counts) {
            answers += count.get();
        }
        visitors.shutdown();
        return answers / (time.toMillis() / 1000.0);
    }

    private static int askUntil(HttpRequest request, long end)
            throws IOException, InterruptedException {
        int answers = 0;
        while (System.nanoTime() < end) {
            HttpResponse<byte[]> answer =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(request.uri() + " answered " + answer.statusCode());
            }
            answers++;
        }
        return answers;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }
}

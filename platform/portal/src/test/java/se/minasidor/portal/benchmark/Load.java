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
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import se.minasidor.portal.container.Node;

/** What benchmarks have in common: eight visitors who do the same again and again. */
final class Load {

    static final int VISITORS = 8;
    static final Duration WARM_UP = Duration.ofSeconds(20);
    static final Duration ROUND = Duration.ofSeconds(5);
    static final int ROUNDS = 7;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Load() {}

    /** A program that ends although the surroundings have threads that would wait for ever. */
    static void run(Callable<Void> measuring) {
        int code = 1;
        try {
            measuring.call();
            code = 0;
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            System.exit(code);
        }
    }

    /** A web application with one stateless Faces form. */
    static File bareFaces() {
        File bare = new File("target/bare.war");
        ShrinkWrap.create(WebArchive.class)
                .addAsWebResource("bare/index.xhtml", "index.xhtml")
                .setWebXML("bare/WEB-INF/web.xml")
                .addAsWebInfResource("bare/WEB-INF/beans.xml", "beans.xml")
                .as(ZipExporter.class)
                .exportTo(bare, true);
        return bare;
    }

    static HttpRequest.Builder get(Node node, String host, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
                .header("Host", host);
    }

    /** Asking for a page that is there. */
    static Callable<Void> page(HttpRequest request) {
        return () -> {
            HttpResponse<byte[]> answer =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(request.uri() + " answered " + answer.statusCode());
            }
            return null;
        };
    }

    /** How often in a second all visitors together get something done. */
    static double perSecond(Callable<Void> work, Duration time)
            throws InterruptedException, ExecutionException {
        ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
        long end = System.nanoTime() + time.toNanos();
        List<Future<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < VISITORS; i++) {
            counts.add(visitors.submit(() -> workUntil(work, end)));
        }
        long done = 0;
        for (Future<Integer> count : counts) {
            done += count.get();
        }
        visitors.shutdown();
        return done / (time.toMillis() / 1000.0);
    }

    /** The processor time of one piece of work in milliseconds, where all visitors do so many. */
    static double cost(Callable<Void> work, int times, Supplier<Duration> used)
            throws InterruptedException, ExecutionException {
        ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
        Duration before = used.get();
        for (Future<Void> done : visitors.invokeAll(Collections.nCopies(times, work))) {
            done.get();
        }
        Duration after = used.get();
        visitors.shutdown();
        return after.minus(before).toNanos() / 1e6 / times;
    }

    private static int workUntil(Callable<Void> work, long end) throws Exception {
        int done = 0;
        while (System.nanoTime() < end) {
            work.call();
            done++;
        }
        return done;
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }
}

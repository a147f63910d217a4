package se.minasidor.portal.benchmark;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import se.minasidor.portal.container.MeteredHousehold;
import se.minasidor.portal.container.Node;
import se.minasidor.portal.container.Surroundings;

/**
 * How long do a tenant's customers wait for their year of consumption while another tenant imports
 * at full speed? Page views come at a fixed pace, as customers' do, with and without the import in
 * turns; the ratio of the 99th percentiles is what counts. Waiting is counted from when the page
 * should have been asked for.
 *
 * <p>What was imported is forgotten before it is imported again, while no page is asked for:
 * deleting millions of values, and PostgreSQL's tidying up after it, is the work of this program
 * and no part of an import. Every page beside an import is asked for while one is under way.
 *
 * <p>Run it with {@code ./mvnw verify -Pbenchmark -DskipTests -Dbenchmark=TenantsBesideImport -pl
 * platform/portal -am}.
 */
public final class TenantsBesideImportBenchmark {

    private static final String IMPORTING = "beta";
    private static final int FACILITIES = 2000;
    private static final int DAYS = 30;
    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final int ROUNDS = 5;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TenantsBesideImportBenchmark() {}

    public static void main(String[] arguments) {
        Load.run(TenantsBesideImportBenchmark::measure);
    }

    private static Void measure() throws Exception {
        MeterDays days = new MeterDays();
        byte[] lines = days.lines(FACILITIES, 0, DAYS);
        try (Node node = Node.asInProduction();
                Connection superuser = Surroundings.superuser()) {
            MeteredHousehold household = MeteredHousehold.moveIn(node);
            MeterDays.makeFacilities(superuser, IMPORTING, FACILITIES);
            Sender sender = Sender.of(node, IMPORTING);
            HttpRequest page = page(node, household);
            Load.perSecond(Load.page(page), Load.WARM_UP);
            sender.send(lines, FACILITIES * DAYS);
            List<Double> idle = new ArrayList<>();
            List<Double> busy = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                long end = System.nanoTime() + ROUND.toNanos();
                idle.add(percentile(waits(page, () -> System.nanoTime() >= end)));
                busy.add(percentile(besideImport(page, sender, superuser, lines)));
                System.out.printf(
                        "round %d: 99 of 100 pages within %.0f ms, beside an import %.0f ms%n",
                        round + 1, idle.get(round), busy.get(round));
            }
            System.out.printf(
                    "p99 beside an import / alone = %.2f (goal 2.0 or less)%n",
                    Load.median(busy) / Load.median(idle));
        }
        return null;
    }

    private static HttpRequest page(Node node, MeteredHousehold household) {
        String path =
                "/forbrukning?anl="
                        + household.facility()
                        + "&tjanst=el&upplosning=manad&fran=2025-01-01";
        return Load.get(node, MeteredHousehold.HOST, path)
                .header("Cookie", household.cookies())
                .build();
    }

    private static List<Double> besideImport(
            HttpRequest page, Sender sender, Connection superuser, byte[] lines) throws Exception {
        List<Double> waits = new ArrayList<>();
        ExecutorService importing = Executors.newSingleThreadExecutor();
        while (waits.size() < ROUND.dividedBy(PACE)) {
            forgetImported(superuser);
            Future<?> import_ =
                    importing.submit(
                            () -> {
                                sender.send(lines, FACILITIES * DAYS);
                                return null;
                            });
            waits.addAll(waits(page, import_::isDone));
            import_.get();
        }
        importing.shutdown();
        return waits;
    }

    private static void forgetImported(Connection superuser) throws Exception {
        try (var sql = superuser.createStatement()) {
            sql.execute("delete from meter_day where tenant_id = '" + IMPORTING + "'");
            sql.execute("vacuum meter_day");
        }
    }

    /** Milliseconds that 99 of 100 pages take at most. */
    private static double percentile(List<Double> waits) {
        List<Double> times = new ArrayList<>(waits);
        Collections.sort(times);
        return times.get(times.size() * 99 / 100);
    }

    /** Milliseconds that each page took until the end. */
    private static List<Double> waits(HttpRequest page, BooleanSupplier end) throws Exception {
        ExecutorService visitors = Executors.newFixedThreadPool(4 * Load.VISITORS);
        List<Future<Double>> waits = new ArrayList<>();
        long began = System.nanoTime();
        for (long at = 0; !end.getAsBoolean(); at += PACE.toNanos()) {
            long due = began + at;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            waits.add(visitors.submit(() -> ask(page, due)));
        }
        List<Double> times = new ArrayList<>();
        for (Future<Double> each : waits) {
            times.add(each.get());
        }
        visitors.shutdown();
        return times;
    }

    private static double ask(HttpRequest page, long due) throws Exception {
        int status = HTTP.send(page, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
        if (status != 200) {
            throw new IllegalStateException(page.uri() + " answered " + status);
        }
        return (System.nanoTime() - due) / 1e6;
    }
}

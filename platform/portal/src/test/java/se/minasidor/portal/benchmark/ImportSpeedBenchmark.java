package se.minasidor.portal.benchmark;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import se.minasidor.portal.container.Node;
import se.minasidor.portal.container.Surroundings;

/**
 * How fast do meter values come in over HTTP (parsed, checked, written, summed), against a program
 * that has them as numbers already and knows only the database? Both bring the same 20 000 days of
 * quarters into the same empty tables, in turns; the ratio of the medians is what counts.
 *
 * <p>Run it with {@code ./mvnw verify -Pbenchmark -DskipTests -Dbenchmark=ImportSpeed -pl
 * platform/portal -am}.
 */
public final class ImportSpeedBenchmark {

    private static final String TENANT = "beta";
    private static final int FACILITIES = 2000;
    private static final int DAYS = 10;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 9;

    private ImportSpeedBenchmark() {}

    public static void main(String[] arguments) {
        Load.run(ImportSpeedBenchmark::measure);
    }

    private static Void measure() throws Exception {
        MeterDays days = new MeterDays();
        byte[] all = days.lines(FACILITIES, 0, DAYS);
        byte[] first = days.lines(FACILITIES, 0, DAYS / 2);
        byte[] second = days.lines(FACILITIES, DAYS / 2, DAYS);
        try (Node node = Node.asInProduction();
                Connection superuser = Surroundings.superuser();
                Connection portal = Surroundings.portal()) {
            MeterDays.makeFacilities(superuser, TENANT, FACILITIES);
            Sender sender = Sender.of(node, TENANT);
            sender.send(all, FACILITIES * DAYS);
            RawImport raw = new RawImport(superuser, portal, TENANT);
            List<Callable<Void>> ways =
                    List.of(
                            () -> {
                                sender.send(first, FACILITIES * DAYS / 2);
                                sender.send(second, FACILITIES * DAYS / 2);
                                return null;
                            },
                            () -> {
                                sender.send(all, FACILITIES * DAYS);
                                return null;
                            },
                            () -> {
                                raw.bringIn(days, FACILITIES, 0, DAYS / 2);
                                raw.bringIn(days, FACILITIES, DAYS / 2, DAYS);
                                return null;
                            });
            List<List<Double>> seconds =
                    List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                for (int way = 0; way < ways.size(); way++) {
                    MeterDays.forget(superuser);
                    long began = System.nanoTime();
                    ways.get(way).call();
                    if (round >= 0) {
                        seconds.get(way).add((System.nanoTime() - began) / 1e9);
                    }
                }
                if (round >= 0) {
                    System.out.printf(
                            "round %d: two requests %.2f s, one job %.2f s, raw %.2f s%n",
                            round + 1,
                            seconds.get(0).get(round),
                            seconds.get(1).get(round),
                            seconds.get(2).get(round));
                }
            }
            double least = Load.median(seconds.get(2));
            System.out.printf(
                    "HTTP import / raw COPY, upsert and sums = %.2f answered at once, %.2f as a job"
                            + " (must 0.30, aim 0.60)%n",
                    least / Load.median(seconds.get(0)), least / Load.median(seconds.get(1)));
        }
        return null;
    }
}

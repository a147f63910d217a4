package se.minasidor.portal.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import se.minasidor.portal.container.MeteredHousehold;
import se.minasidor.portal.container.Node;

/**
 * What does a customer's year of consumption cost, measured in the least it could cost: a bare
 * Faces page, and what must be asked of the database for two years of months? The cost is the
 * processor time of the server and the database (for the raw SQL, of this process and the
 * database), so that it does not matter what else the machine is doing. Compiling Java is left out,
 * because it ends. All are done in turns.
 *
 * <p>Run it with {@code ./mvnw verify -Pbenchmark -DskipTests -Dbenchmark=YearPage -pl
 * platform/portal -am}.
 */
public final class YearPageBenchmark {

    private static final int WARM_UP = 4000;
    private static final int TIMES = 300;

    private YearPageBenchmark() {}

    public static void main(String[] arguments) {
        Load.run(YearPageBenchmark::measure);
    }

    private static Void measure() throws Exception {
        try (Node node = Node.asInProduction(Load.bareFaces())) {
            MeteredHousehold household = MeteredHousehold.moveIn(node);
            Callable<Void> bare =
                    Load.page(Load.get(node, "127.0.0.1", "/bare/index.xhtml").build());
            Callable<Void> raw = new RawYear(household, 2025);
            Callable<Void> whole = year(node, household, 2025);
            Callable<Void> running = year(node, household, 2026);
            Supplier<Duration> used = () -> node.processorTime().minus(node.compiling());
            for (Callable<Void> each : List.of(whole, running, bare, raw)) {
                Load.cost(each, WARM_UP, used);
            }
            List<Double> ofWhole = new ArrayList<>();
            List<Double> ofRunning = new ArrayList<>();
            for (int round = 0; round < Load.ROUNDS; round++) {
                double wholeYear = Load.cost(whole, TIMES, used);
                double runningYear = Load.cost(running, TIMES, used);
                double barePage = Load.cost(bare, 5 * TIMES, used);
                double sql = Load.cost(raw, 5 * TIMES, YearPageBenchmark::own);
                ofWhole.add(wholeYear / (barePage + sql));
                ofRunning.add(runningYear / (barePage + sql));
                System.out.printf(
                        "round %d: a whole year %.2f ms, the running year %.2f ms, bare page %.2f"
                                + " ms, raw SQL %.2f ms%n",
                        round + 1, wholeYear, runningYear, barePage, sql);
            }
            System.out.printf(
                    "year page / (bare Faces page + raw SQL) = %.2f for a whole year, %.2f for the"
                            + " running one (goal 2.0 or less)%n",
                    Load.median(ofWhole), Load.median(ofRunning));
        }
        return null;
    }

    private static Duration own() {
        return Node.processorTime(ProcessHandle.current());
    }

    private static Callable<Void> year(Node node, MeteredHousehold household, int year) {
        String path =
                "/forbrukning?anl="
                        + household.facility()
                        + "&tjanst=el&upplosning=manad&fran="
                        + year
                        + "-01-01";
        return Load.page(
                Load.get(node, MeteredHousehold.HOST, path)
                        .header("Cookie", household.cookies())
                        .build());
    }
}

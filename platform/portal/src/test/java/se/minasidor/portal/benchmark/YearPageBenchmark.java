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
 * page, and what must be asked of the database for two years of months? There are two bare pages:
 * one of Faces alone, in an application that knows of no tenant, session or database; and one of
 * the portal, which asks who is there and writes its frame with nothing in it. The cost is the
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
        try (Node node = Node.asInProductionWith(EmptyPage.inPortal(), Load.bareFaces())) {
            MeteredHousehold household = MeteredHousehold.moveIn(node);
            Callable<Void> bare =
                    Load.page(Load.get(node, "127.0.0.1", "/bare/index.xhtml").build());
            Callable<Void> empty = page(node, household, EmptyPage.ADDRESS);
            Callable<Void> raw = new RawYear(household, 2025);
            Callable<Void> whole = year(node, household, 2025);
            Callable<Void> running = year(node, household, 2026);
            Supplier<Duration> used = () -> node.processorTime().minus(node.compiling());
            for (Callable<Void> each : List.of(whole, running, empty, bare, raw)) {
                Load.cost(each, WARM_UP, used);
            }
            List<Double> ofWhole = new ArrayList<>();
            List<Double> ofRunning = new ArrayList<>();
            List<Double> ofWholeInPortal = new ArrayList<>();
            List<Double> ofRunningInPortal = new ArrayList<>();
            for (int round = 0; round < Load.ROUNDS; round++) {
                double wholeYear = Load.cost(whole, TIMES, used);
                double runningYear = Load.cost(running, TIMES, used);
                double emptyPage = Load.cost(empty, TIMES, used);
                double barePage = Load.cost(bare, 5 * TIMES, used);
                double sql = Load.cost(raw, 5 * TIMES, YearPageBenchmark::own);
                ofWhole.add(wholeYear / (barePage + sql));
                ofRunning.add(runningYear / (barePage + sql));
                ofWholeInPortal.add(wholeYear / (emptyPage + sql));
                ofRunningInPortal.add(runningYear / (emptyPage + sql));
                System.out.printf(
                        "round %d: a whole year %.2f ms, the running year %.2f ms, the portal's"
                                + " empty page %.2f ms, bare Faces page %.2f ms, raw SQL %.2f ms%n",
                        round + 1, wholeYear, runningYear, emptyPage, barePage, sql);
            }
            tell("bare Faces page", ofWhole, ofRunning);
            tell("the portal's empty page", ofWholeInPortal, ofRunningInPortal);
        }
        return null;
    }

    private static void tell(String page, List<Double> whole, List<Double> running) {
        System.out.printf(
                "year page / (%s + raw SQL) = %.2f for a whole year, %.2f for the running one (goal"
                        + " 2.0 or less)%n",
                page, Load.median(whole), Load.median(running));
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
        return page(node, household, path);
    }

    private static Callable<Void> page(Node node, MeteredHousehold household, String path) {
        return Load.page(
                Load.get(node, MeteredHousehold.HOST, path)
                        .header("Cookie", household.cookies())
                        .build());
    }
}

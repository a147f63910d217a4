package se.minasidor.portal.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import se.minasidor.portal.container.MeteredHousehold;
import se.minasidor.portal.container.Node;

/**
 * What does a customer's year of consumption cost, measured in the least it could cost: a bare
 * Faces page, and what must be asked of the database for two years of months? All are on the same
 * machine and are done in turns, each by as many visitors at once; the cost of one is the time it
 * takes of the machine.
 *
 * <p>Run it with {@code ./mvnw verify -Pbenchmark -DskipTests -Dbenchmark=YearPage -pl
 * platform/portal -am}.
 */
public final class YearPageBenchmark {

    private YearPageBenchmark() {}

    public static void main(String[] arguments) {
        Load.run(YearPageBenchmark::measure);
    }

    private static Void measure() throws Exception {
        try (Node node = Node.start(Load.bareFaces())) {
            MeteredHousehold household = MeteredHousehold.moveIn(node);
            Callable<Void> bare =
                    Load.page(Load.get(node, "127.0.0.1", "/bare/index.xhtml").build());
            Callable<Void> raw = new RawYear(household, 2025);
            List<Callable<Void>> pages =
                    List.of(year(node, household, 2025), year(node, household, 2026));
            for (Callable<Void> page : pages) {
                Load.perSecond(page, Load.WARM_UP);
            }
            Load.perSecond(bare, Load.WARM_UP);
            Load.perSecond(raw, Load.ROUND);
            List<Double> whole = new ArrayList<>();
            List<Double> running = new ArrayList<>();
            for (int round = 0; round < Load.ROUNDS; round++) {
                double done = Load.perSecond(pages.get(0), Load.ROUND);
                double current = Load.perSecond(pages.get(1), Load.ROUND);
                double floor = Load.perSecond(bare, Load.ROUND);
                double sql = Load.perSecond(raw, Load.ROUND);
                double least = 1 / floor + 1 / sql;
                whole.add(1 / done / least);
                running.add(1 / current / least);
                System.out.printf(
                        "round %d: a whole year %.0f/s, the running year %.0f/s, bare page %.0f/s,"
                                + " raw SQL %.0f/s%n",
                        round + 1, done, current, floor, sql);
            }
            System.out.printf(
                    "year page / (bare Faces page + raw SQL) = %.2f for a whole year, %.2f for the"
                            + " running one (goal 2.0 or less)%n",
                    Load.median(whole), Load.median(running));
        }
        return null;
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

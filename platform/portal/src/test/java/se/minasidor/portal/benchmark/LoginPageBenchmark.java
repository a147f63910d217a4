package se.minasidor.portal.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import se.minasidor.portal.container.Node;

/**
 * How much of the speed of a bare stateless Faces form does a tenant's login page keep? Both are on
 * the same server and are asked in turns; the ratio of the medians is what counts.
 *
 * <p>Run it with {@code ./mvnw verify -Pbenchmark -DskipTests -Dbenchmark=LoginPage -pl
 * platform/portal -am}.
 */
public final class LoginPageBenchmark {

    private LoginPageBenchmark() {}

    public static void main(String[] arguments) {
        Load.run(LoginPageBenchmark::measure);
    }

    private static Void measure() throws Exception {
        try (Node node = Node.asInProduction(Load.bareFaces())) {
            Callable<Void> login = Load.page(Load.get(node, "alfa.localhost", "/").build());
            Callable<Void> floor =
                    Load.page(Load.get(node, "127.0.0.1", "/bare/index.xhtml").build());
            Load.perSecond(login, Load.WARM_UP);
            Load.perSecond(floor, Load.WARM_UP);
            List<Double> logins = new ArrayList<>();
            List<Double> floors = new ArrayList<>();
            for (int round = 0; round < Load.ROUNDS; round++) {
                logins.add(Load.perSecond(login, Load.ROUND));
                floors.add(Load.perSecond(floor, Load.ROUND));
                System.out.printf(
                        "round %d: login page %.0f/s, bare page %.0f/s%n",
                        round + 1, logins.get(round), floors.get(round));
            }
            System.out.printf(
                    "login page / bare stateless Faces page = %.2f (goal 0.70 or more)%n",
                    Load.median(logins) / Load.median(floors));
        }
        return null;
    }
}

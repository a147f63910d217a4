package se.minasidor.portal.benchmark;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.Connection;
import java.util.Collections;
import java.util.stream.IntStream;
import se.minasidor.portal.container.Node;
import se.minasidor.portal.container.Surroundings;

/**
 * Does the server need more memory for ten million values in one request than for one million? The
 * heap of the real process is looked at while the lines come in and while they are worked on.
 *
 * <p>Run it with {@code ./mvnw verify -Pbenchmark -DskipTests -Dbenchmark=ImportMemory -pl
 * platform/portal -am}.
 */
public final class ImportMemoryBenchmark {

    private static final String TENANT = "beta";
    private static final int FACILITIES = 3473;
    private static final int DAYS_OF_A_MILLION = 3;
    private static final int DAYS_OF_TEN = 30;

    /** A million so often, because the most of many looks is more than the most of one. */
    private static final int TIMES = 10;

    private ImportMemoryBenchmark() {}

    public static void main(String[] arguments) {
        Load.run(ImportMemoryBenchmark::measure);
    }

    private static Void measure() throws Exception {
        MeterDays days = new MeterDays();
        try (Node node = Node.asInProduction();
                Connection superuser = Surroundings.superuser()) {
            MeterDays.makeFacilities(superuser, TENANT, FACILITIES);
            Sender sender = Sender.of(node, TENANT);
            watched(node, sender, days, DAYS_OF_A_MILLION); // classes and caches
            double one = 0;
            for (int i = 0; i < TIMES; i++) {
                MeterDays.forget(superuser);
                one = Math.max(one, watched(node, sender, days, DAYS_OF_A_MILLION));
            }
            MeterDays.forget(superuser);
            double ten = watched(node, sender, days, DAYS_OF_TEN);
            System.out.printf(
                    "live heap at 10 million values / at 1 million = %.2f (goal 1.1 or less)%n",
                    ten / one);
        }
        return null;
    }

    private static double watched(Node node, Sender sender, MeterDays days, int count)
            throws Exception {
        HeapWatch watch = new HeapWatch(node);
        try (watch) {
            sender.send(() -> lines(days, count), FACILITIES * count);
        }
        System.out.printf(
                "%,d values: at most %.1f MB of live heap in %d looks%n",
                (long) FACILITIES * count * MeterDays.QUARTERS, watch.megabytes(), watch.looks());
        return watch.megabytes();
    }

    /** Made while they are sent. */
    private static InputStream lines(MeterDays days, int count) {
        return new SequenceInputStream(
                Collections.enumeration(
                        IntStream.range(0, count)
                                .<InputStream>mapToObj(day -> new Later(days, day))
                                .toList()));
    }

    /** The lines of one day, written when somebody reads them. */
    private static final class Later extends InputStream {
        private final MeterDays days;
        private final int day;
        private InputStream lines;

        Later(MeterDays days, int day) {
            this.days = days;
            this.day = day;
        }

        @Override
        public int read() throws java.io.IOException {
            return lines().read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws java.io.IOException {
            return lines().read(target, offset, length);
        }

        private InputStream lines() {
            if (lines == null) {
                lines = new ByteArrayInputStream(days.lines(FACILITIES, day, day + 1));
            }
            return lines;
        }
    }
}

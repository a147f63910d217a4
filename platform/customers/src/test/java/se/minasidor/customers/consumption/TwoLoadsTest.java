package se.minasidor.customers.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.TenantId;

/** Imports of one tenant at the same time. */
class TwoLoadsTest extends Loading {

    @Test
    void ofTheSameDaysInOtherOrdersDoNotLockEachOtherOut() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            lines.add(el(TODAY.minusDays(1000 + i).toString(), "P1D", "1"));
            lines.add(el(TODAY.minusDays(1000 + i).toString(), "P1D", "2").replace("F1", "F2"));
        }
        load(el("2020-01-01", "P1D", "1"), el("2020-01-01", "P1D", "1").replace("F1", "F2"));
        ExecutorService senders = Executors.newFixedThreadPool(4);
        try {
            List<Future<Told>> loads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                List<String> shuffled = new ArrayList<>(lines);
                Collections.shuffle(shuffled, new java.util.Random(i));
                loads.add(senders.submit(() -> load(shuffled.toArray(String[]::new))));
            }
            long unchanged = 0;
            for (Future<Told> load : loads) {
                unchanged += load.get().result().unchanged();
            }
            assertEquals(7 * 800, unchanged);
            assertEquals("802 0", rows("select count(*), max(revision) from meter_day"));
        } finally {
            senders.shutdown();
        }
    }

    @Test
    void ofTwoTenantsMayNeedTheSameNewMonthAtOnce() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(4);
        try {
            for (int month = 0; month < 12; month++) {
                String line = el(LocalDate.of(2003, 1, 5).plusMonths(month).toString(), "P1D", "1");
                CyclicBarrier together = new CyclicBarrier(4);
                List<Future<Told>> loads = new ArrayList<>();
                for (TenantId tenant : List.of(ALFA, BETA, ALFA, BETA)) {
                    loads.add(
                            senders.submit(
                                    () -> {
                                        together.await();
                                        return load(tenant, Format.ndjson(), line);
                                    }));
                }
                for (Future<Told> load : loads) {
                    assertEquals(1, load.get().result().accepted());
                }
            }
        } finally {
            senders.shutdown();
        }
    }
}

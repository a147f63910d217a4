package se.minasidor.customers.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However days come in, in whatever order and however often: a month is the sum of its days. */
class MonthsAreSumsTest extends Loading {

    private static final String[] RESOLUTIONS = {"PT15M", "PT1H", "P1D"};

    /** Months that differ from what their days say, the other way round too. */
    private static final String DIFFERENCES =
            """
            select * from (
              select series_id, date_trunc('month', day)::date as month, sum(known_minutes) as known,
                sum(estimated_minutes) as estimated, count(*) filter (where revision > 0) as revised,
                sum(total) as total, max(highest) as highest,
                (array_agg(day order by highest desc nulls last, day))[1] as highest_day,
                (array_agg(highest_at order by highest desc nulls last, day))[1] as highest_at
              from meter_day group by 1, 2) d
            full join meter_month m using (series_id, month)
            where (d.known, d.estimated, d.revised, d.total, d.highest) is distinct from
                (m.known_minutes, m.estimated_minutes, m.revised_days, m.total, m.highest)
              or d.highest is not null
                and (d.highest_day, d.highest_at) <> (m.highest_day, m.highest_at)
            """;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void afterRandomLoads(long seed) throws Exception {
        Random random = new Random(seed);
        for (int load = 0; load < 6; load++) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                lines.add(randomLine(random));
            }
            load(lines.toArray(String[]::new));
            assertEquals("", rows(DIFFERENCES), "seed " + seed + ", load " + load);
        }
        String ofValues =
                """
                select count(*) from meter_day d
                where total is distinct from (select sum(a) from unnest(amounts) a)
                """;
        assertEquals("0", rows(ofValues));
        assertEquals(
                "0",
                rows(
                        """
                        select count(*) from meter_day d where revision <> (
                          select count(*) from meter_day_before b
                          where b.series_id = d.series_id and b.day = d.day)
                        """));
    }

    private static String randomLine(Random random) {
        boolean heat = random.nextInt(4) == 0;
        LocalDate day = TODAY.minusDays(random.nextInt(90));
        String resolution = RESOLUTIONS[random.nextInt(3)];
        int slots =
                resolution.equals("P1D")
                        ? 1
                        : se.minasidor.customers.SwedishTime.slots(
                                day, resolution.equals("PT1H") ? 60 : 15);
        StringBuilder values = new StringBuilder();
        StringBuilder quality = new StringBuilder();
        for (int i = 0; i < slots; i++) {
            boolean missing = random.nextInt(20) == 0;
            int amount = random.nextInt(heat ? 200 : 3) - (heat ? 100 : 0);
            values.append(i == 0 ? "" : ",").append(missing ? "null" : Integer.toString(amount));
            quality.append(missing ? 'X' : "MMMEI".charAt(random.nextInt(5)));
        }
        String line =
                heat
                        ? line(
                                "H1",
                                "HEAT_RETURN_TEMPERATURE",
                                day.toString(),
                                resolution,
                                "C",
                                values.toString())
                        : line(
                                "F" + (1 + random.nextInt(2)),
                                "EL_CONSUMPTION",
                                day.toString(),
                                resolution,
                                "kWh",
                                values.toString());
        return line.replace("}", ",\"quality\":\"" + quality + "\"}");
    }
}

package se.minasidor.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.SwedishTime;
import se.minasidor.launcher.demo.Things.Account;
import se.minasidor.launcher.demo.Things.Agreement;
import se.minasidor.launcher.demo.Things.Facility;
import se.minasidor.launcher.demo.Things.Invoice;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantFolders;

class MeterDaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final LocalDate SOME_WEEKS_AGO = LocalDate.of(2026, 10, 27);
    private static final Map<String, Integer> SLOTS = Map.of("PT15M", 15, "PT1H", 60, "P1D", 1440);

    private static List<DemoData> all(LocalDate today) {
        return TenantFolders.once(null).tenants().values().stream()
                .filter(Tenant::active)
                .flatMap(tenant -> DemoData.of(tenant, today).stream())
                .toList();
    }

    private static MeterDays ofFirstCustomer(DemoData data, LocalDate today) {
        String customer = data.logins().get(0).customerNumber();
        return new MeterDays(facilities(data, customer), today);
    }

    private static List<Facility> facilities(DemoData data, String customer) {
        return account(data, customer).agreements().stream()
                .map(Agreement::facility)
                .filter(facility -> facility.meter() != null)
                .toList();
    }

    private static Account account(DemoData data, String customer) {
        return data.accounts().stream()
                .filter(account -> account.customer().customerNumber().equals(customer))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> told(MeterDays days, LocalDate known) throws Exception {
        List<String> first = new ArrayList<>();
        List<String> again = new ArrayList<>();
        days.since(known, line -> first.add(line.toString()), line -> again.add(line.toString()));
        first.addAll(again);
        return first;
    }

    private static JsonObject json(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }

    @Test
    void everyLineIsADayThatTheImportTakes() throws Exception {
        for (DemoData data : all(TODAY)) {
            for (String line : told(ofFirstCustomer(data, TODAY), null)) {
                JsonObject day = json(line);
                LocalDate date = LocalDate.parse(day.getString("day"));
                Integer minutes = SLOTS.get(day.getString("resolution"));
                int slots = minutes == null ? 1 : SwedishTime.slots(date, minutes);
                JsonArray values = day.getJsonArray("values");
                assertEquals(slots, values.size(), line);
                int letters = day.getString("quality", "M").length();
                assertTrue(letters == 1 || letters == slots, line);
                Quantity quantity = Quantity.valueOf(day.getString("series"));
                assertEquals(
                        quantity.getUnit().getSign().replace("³", "3").replace("°", ""),
                        day.getString("unit"));
                assertTrue(date.isBefore(TODAY), line);
            }
        }
    }

    @Test
    void valuesReachFromTwoYearsAgoToYesterday() throws Exception {
        for (DemoData data : all(TODAY)) {
            Set<String> days =
                    told(ofFirstCustomer(data, TODAY), null).stream()
                            .map(line -> json(line).getString("day"))
                            .collect(Collectors.toSet());
            if (!days.isEmpty()) {
                assertTrue(days.contains(TODAY.minusDays(1).toString()));
                assertTrue(days.contains(TODAY.minusYears(2).toString()));
            }
        }
    }

    @Test
    void aLaterStartTellsOnlyWhatIsNewAndNothingIsForgotten() throws Exception {
        for (DemoData data : all(TODAY)) {
            DemoData before =
                    all(SOME_WEEKS_AGO).stream()
                            .filter(other -> other.tenant().id().equals(data.tenant().id()))
                            .findFirst()
                            .orElseThrow();
            String oldest = TODAY.minusYears(2).toString();
            List<String> inParts =
                    new ArrayList<>(told(ofFirstCustomer(before, SOME_WEEKS_AGO), null));
            List<String> since = told(ofFirstCustomer(data, TODAY), SOME_WEEKS_AGO);
            inParts.addAll(since);
            List<String> atOnce = told(ofFirstCustomer(data, TODAY), null);
            assertEquals(lastOfEachDay(atOnce, oldest), lastOfEachDay(inParts, oldest));
            assertTrue(since.size() <= atOnce.size() / 12, since.size() + " of " + atOnce.size());
        }
    }

    private static Map<String, String> lastOfEachDay(List<String> lines, String oldest) {
        Map<String, String> last = new HashMap<>();
        for (String line : lines) {
            JsonObject day = json(line);
            if (day.getString("day").compareTo(oldest) >= 0) {
                last.put(
                        day.getString("facility") + day.getString("series") + day.getString("day"),
                        line);
            }
        }
        return last;
    }

    @Test
    void whatIsToldAnewComesAfterEverythingThatIsToldAtFirst() throws Exception {
        for (DemoData data : all(TODAY)) {
            Set<String> said = new HashSet<>();
            List<String> anew = new ArrayList<>();
            ofFirstCustomer(data, TODAY)
                    .since(
                            null,
                            line -> assertTrue(said.add(key(line))),
                            line -> anew.add(key(line)));
            assertTrue(said.containsAll(anew));
        }
    }

    private static String key(CharSequence line) {
        JsonObject day = json(line.toString());
        return day.getString("facility") + day.getString("series") + day.getString("day");
    }

    @Test
    void thoseWhoLogInFirstHaveSomethingOfEverything() throws Exception {
        Set<String> series = new HashSet<>();
        Set<String> resolutions = new HashSet<>();
        Set<Character> qualities = new HashSet<>();
        int facilities = 0;
        for (DemoData data : all(TODAY)) {
            if (data.tenant().login().methods().contains("customernumber")) {
                for (String line : told(ofFirstCustomer(data, TODAY), null)) {
                    JsonObject day = json(line);
                    series.add(day.getString("series"));
                    resolutions.add(day.getString("resolution"));
                    day.getString("quality", "M").chars().forEach(c -> qualities.add((char) c));
                }
                String customer = data.logins().get(0).customerNumber();
                facilities = Math.max(facilities, electric(data, customer));
            }
        }
        assertEquals(Quantity.values().length, series.size(), series.toString());
        assertEquals(Set.of("PT15M", "PT1H", "P1D", "P1M"), resolutions);
        assertEquals(Set.of('M', 'E', 'I', 'D', 'C', 'X'), qualities);
        assertEquals(2, facilities, "one of them has a second house");
    }

    private static int electric(DemoData data, String customer) {
        return (int)
                facilities(data, customer).stream().filter(f -> f.service().equals("EL")).count();
    }

    @Test
    void anInvoiceIsOfWhatTheMeterTold() throws Exception {
        for (DemoData data : all(TODAY)) {
            Account account = data.accounts().get(0);
            Map<String, BigDecimal> sums = new HashMap<>();
            YearMonth october = YearMonth.of(2026, 10);
            lastOfEachDay(told(ofFirstCustomer(data, TODAY), null), october.atDay(1).toString())
                    .values()
                    .stream()
                    .map(MeterDaysTest::json)
                    .filter(day -> day.getString("day").startsWith("2026-10"))
                    .filter(day -> !day.getString("series").matches(".*(PRODUCTION|FLOW|TEMP).*"))
                    .forEach(
                            day ->
                                    sums.merge(
                                            day.getString("facility"), sum(day), BigDecimal::add));
            Invoice invoice =
                    data.invoicesOf(account).stream()
                            .filter(i -> i.periodFrom().equals(october.atDay(1)))
                            .findFirst()
                            .orElseThrow();
            sums.forEach(
                    (facility, sum) ->
                            assertTrue(
                                    invoice.lines().stream()
                                            .filter(line -> line.facility().equals(facility))
                                            .anyMatch(line -> near(line.quantity(), sum)),
                                    facility + " told " + sum));
        }
    }

    private static BigDecimal sum(JsonObject day) {
        BigDecimal sum = BigDecimal.ZERO;
        for (var value : day.getJsonArray("values")) {
            sum = value.toString().equals("null") ? sum : sum.add(new BigDecimal(value.toString()));
        }
        return sum;
    }

    private static boolean near(BigDecimal invoiced, BigDecimal told) {
        return invoiced.subtract(told).abs().doubleValue() <= 0.5;
    }
}

package se.minasidor.portal.consumption;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.Facility;
import se.minasidor.customers.MeterValue;
import se.minasidor.customers.MeteredFacility;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;
import se.minasidor.customers.SwedishTime;

/** Meters, values and words for the tests; the words are those that customers read. */
final class Given {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    static final Arrival ARRIVAL =
            Arrival.at(
                    TODAY.atTime(9, 0).atZone(SwedishTime.ZONE), Optional.of(LocalTime.of(14, 0)));

    private Given() {}

    static ConsumptionWords words(String language) {
        Properties texts = new Properties();
        for (String feature : List.of("consumption", "facilities", "wording")) {
            Path file =
                    Path.of(
                            "../../tenants/shared/texts/"
                                    + feature
                                    + "_"
                                    + language
                                    + ".properties");
            try (Reader reader = Files.newBufferedReader(file)) {
                texts.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new ConsumptionWords(
                Locale.forLanguageTag(language), (key, values) -> said(texts, key, values), TODAY);
    }

    private static String said(Properties texts, String key, Map<String, ?> values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new AssertionError("no text " + key);
        }
        for (Map.Entry<String, ?> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue().toString());
        }
        return text;
    }

    static MeteredFacility.Site facility(Facility.Service service, String street) {
        return new MeteredFacility.Site(
                UUID.nameUUIDFromBytes((service + street).getBytes()),
                "735999109151401011",
                service,
                street,
                "67131",
                "Arvika");
    }

    /** A meter with values from March 2024 until yesterday. */
    static MeteredFacility meter(
            MeteredFacility.Site facility, Resolution finest, Quantity... quantities) {
        LocalDate first = LocalDate.of(2024, 3, 1);
        return new MeteredFacility(
                facility,
                List.of(new DaySpan(first, LocalDate.MAX)),
                java.util.Arrays.stream(quantities)
                        .map(q -> new MeteredFacility.Series(q, finest, first, TODAY.minusDays(1)))
                        .toList());
    }

    static Choice choice(String query, MeteredFacility... meters) {
        return Choice.of(asked(query), Place.of(List.of(meters)), TODAY).orElseThrow();
    }

    static Asked asked(String query) {
        Map<String, String> parameters = new java.util.HashMap<>();
        for (String pair : query.split("&")) {
            if (pair.contains("=")) {
                parameters.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
            }
        }
        return Asked.of(parameters::get);
    }

    /** A value for each stretch of a frame; what the rule answers with null is missing. */
    static SeriesValues values(
            Quantity quantity, Frame frame, Function<ZonedDateTime, Long> amount) {
        List<MeterValue> values = new ArrayList<>();
        ZonedDateTime from = frame.from().atStartOfDay(SwedishTime.ZONE);
        ZonedDateTime end = frame.to().atStartOfDay(SwedishTime.ZONE);
        SeriesValues.Highest highest = null;
        while (from.isBefore(end)) {
            ZonedDateTime to = next(from, frame.bars());
            Long value = amount.apply(from);
            values.add(value(from, to, value));
            if (value != null && (highest == null || value > highest.amount())) {
                highest = new SeriesValues.Highest(value, from);
            }
            from = to;
        }
        return new SeriesValues(
                quantity, frame.bars(), values, frame.bars() == Resolution.HOUR ? highest : null);
    }

    static MeterValue value(ZonedDateTime from, ZonedDateTime to, Long amount) {
        int minutes = (int) Duration.between(from, to).toMinutes();
        return new MeterValue(
                from, to, amount, amount == null ? 0 : minutes, minutes, 0, false, false, null);
    }

    private static ZonedDateTime next(ZonedDateTime from, Resolution length) {
        return switch (length) {
            case YEAR -> from.plusYears(1);
            case MONTH -> from.plusMonths(1);
            case DAY -> from.plusDays(1);
            case HOUR -> from.plus(Duration.ofHours(1));
            case QUARTER -> from.plus(Duration.ofMinutes(15));
        };
    }

    static Shown shown(Choice choice, SeriesValues now, SeriesValues before) {
        Bars bars = Bars.of(now, Optional.ofNullable(before), ARRIVAL);
        return new Shown(
                choice,
                List.of(choice.place()),
                Map.of(now.quantity(), bars),
                Comparison.of(bars),
                ARRIVAL);
    }

    /** {@code 1 234,5} as it is typed. */
    static String typed(String written) {
        return written.replace('\u00a0', ' ');
    }
}

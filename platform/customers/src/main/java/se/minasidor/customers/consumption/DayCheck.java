package se.minasidor.customers.consumption;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.minasidor.customers.FacilityId;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.consumption.KnownDays.KnownDay;
import se.minasidor.customers.consumption.SentDay.Field;

/**
 * Makes a day of a series out of what a line says, or notes what is wrong with it; as much of it as
 * one line can tell. Facilities are looked up later, all at once.
 */
final class DayCheck {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private static final Quantity[] SERIES = Quantity.values();

    private final KnownDays days = new KnownDays();
    private final LocalDate today;
    private final QualityLetters letters = new QualityLetters();

    private String lastFacilityId;
    private String lastFacilityIdPlain;

    /**
     * @param today in Sweden; later days have no values yet
     */
    DayCheck(LocalDate today) {
        this.today = today;
    }

    /** Fills the day; the faults are those of the line. */
    void check(SentDay sent, MeterDay day) {
        facility(sent, day);
        day.quantity = quantity(sent);
        SentUnit unit = unit(sent, day.quantity);
        day.minutes = minutes(sent);
        KnownDay known = knownDay(sent, day.minutes);
        if (sent.list() == null) {
            missing(sent, Field.VALUES);
            return;
        }
        if (!sent.faults().isEmpty()) {
            return; // what follows needs all of them
        }
        day.day = known.date();
        day.count = slots(known, day.minutes);
        boolean readings = sent.list() == Field.READINGS;
        int expected = day.count + (readings ? 1 : 0);
        if (sent.count() != expected) {
            sent.fault(
                    sent.list(),
                    "values.count",
                    "must have " + expected + " for this day and resolution");
            return;
        }
        if (SentAmounts.read(sent, day, unit) && letters.read(sent, day)) {
            day.sum(day.minutes == 0 ? known.monthMinutes() : known.minutes(), letters.each());
        }
    }

    private void facility(SentDay sent, MeterDay day) {
        day.facility = sent.text(Field.FACILITY);
        String id = sent.text(Field.FACILITY_ID);
        day.facilityId = id == null ? null : plain(id);
        if (id != null && day.facility != null) {
            sent.fault(
                    Field.FACILITY_ID, "facility.both", "stands beside facility; a line has one");
        } else if (id != null && day.facilityId == null) {
            sent.fault(Field.FACILITY_ID, "facilityId.form", "cannot be the id of a facility");
        } else if (id == null && day.facility == null) {
            missing(sent, Field.FACILITY);
        }
    }

    /**
     * As facilities are kept; null for what is no id. The lines of one facility often follow each
     * other.
     */
    private String plain(String id) {
        if (!id.equals(lastFacilityId)) {
            lastFacilityId = id;
            lastFacilityIdPlain = FacilityId.typed(id).map(FacilityId::value).orElse(null);
        }
        return lastFacilityIdPlain;
    }

    private static Quantity quantity(SentDay sent) {
        String text = required(sent, Field.SERIES);
        if (text == null) {
            return null;
        }
        for (Quantity quantity : SERIES) {
            if (quantity.name().equals(text)) {
                return quantity;
            }
        }
        sent.fault(Field.SERIES, "field.value", "must be one of " + List.of(SERIES));
        return null;
    }

    private static SentUnit unit(SentDay sent, Quantity quantity) {
        String text = required(sent, Field.UNIT);
        if (text == null) {
            return null;
        }
        Optional<SentUnit> unit = SentUnit.named(text);
        if (unit.isEmpty()) {
            sent.fault(Field.UNIT, "field.value", "must be one of kWh, MWh, Wh, m3, l, C");
        } else if (quantity != null && !unit.get().fits(quantity)) {
            sent.fault(Field.UNIT, "unit.series", "is no unit of this series");
        }
        return unit.orElse(null);
    }

    private static int minutes(SentDay sent) {
        String text = required(sent, Field.RESOLUTION);
        if (text == null) {
            return -1;
        }
        return switch (text) {
            case "PT15M" -> 15;
            case "PT1H", "PT60M" -> 60;
            case "P1D" -> 1440;
            case "P1M" -> 0;
            default -> {
                sent.fault(Field.RESOLUTION, "field.value", "must be PT15M, PT1H, P1D or P1M");
                yield -1;
            }
        };
    }

    private KnownDay knownDay(SentDay sent, int minutes) {
        String text = required(sent, Field.DAY);
        if (text == null) {
            return null;
        }
        Optional<KnownDay> known = days.day(text);
        if (known.isEmpty()) {
            sent.fault(Field.DAY, "field.day", "must be a day such as 2026-11-20");
            return null;
        }
        LocalDate day = known.get().date();
        if (minutes == 0 && day.getDayOfMonth() != 1) {
            sent.fault(
                    Field.DAY, "day.month", "must be the first of the month that the value is for");
        } else if (day.isBefore(EARLIEST)) {
            sent.fault(Field.DAY, "day.early", "is before 2000");
        } else if (last(day, minutes).isAfter(today)) {
            sent.fault(Field.DAY, "day.future", "is not over yet, or lies in the future");
        }
        return known.get();
    }

    private static LocalDate last(LocalDate day, int minutes) {
        return minutes == 0 ? day.plusMonths(1).minusDays(1) : day;
    }

    private static String required(SentDay sent, Field field) {
        String text = sent.text(field);
        if (text == null) {
            missing(sent, field);
        }
        return text;
    }

    /** Unless something has been said about it already. */
    private static void missing(SentDay sent, Field field) {
        if (sent.faults().stream().noneMatch(fault -> field.word().equals(fault.field()))) {
            sent.fault(field, "field.missing", "is missing");
        }
    }

    private static int slots(KnownDay day, int minutes) {
        return minutes == 15 || minutes == 60 ? day.minutes() / minutes : 1;
    }
}

package se.minasidor.customers.consumption.reading;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.minasidor.customers.MeterValue;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;
import se.minasidor.customers.SwedishTime;

/** Quarters, hours or days of one series, from the rows of its days. */
final class DayValues {

    private final StoredSeries series;
    private final OwnDays own;
    private final Resolution resolution;
    private final Map<DayOfSeries, Correction> corrections;
    private final Map<LocalDate, StoredDay> rows = new HashMap<>();
    private final List<MeterValue> values = new ArrayList<>();
    private final HighestHour highest = new HighestHour();

    DayValues(
            StoredSeries series,
            OwnDays own,
            Resolution resolution,
            List<StoredDay> days,
            Map<DayOfSeries, Correction> corrections) {
        this.series = series;
        this.own = own;
        this.resolution = resolution;
        this.corrections = corrections;
        days.forEach(day -> rows.put(day.day(), day));
    }

    SeriesValues between(LocalDate from, LocalDate to) {
        from.datesUntil(to).forEach(this::add);
        return new SeriesValues(series.quantity(), resolution, values, highest.found());
    }

    private void add(LocalDate day) {
        StoredDay row = rows.get(day);
        if (row == null) {
            addNothing(day);
            return;
        }
        highest.look(row.highest());
        Correction correction = corrections.get(new DayOfSeries(series.id(), day));
        if (resolution == Resolution.DAY) {
            addWhole(row, correction);
        } else {
            addSlots(row, correction);
        }
    }

    private void addNothing(LocalDate day) {
        boolean mine = own.contains(day);
        int minutes = slotMinutes(day);
        for (int i = 0; i < SwedishTime.slots(day, resolution.minutes()); i++) {
            values.add(
                    new MeterValue(
                            start(day, i),
                            start(day, i + 1),
                            null,
                            0,
                            mine ? minutes : 0,
                            0,
                            false,
                            false,
                            null));
        }
    }

    private void addWhole(StoredDay row, Correction correction) {
        LocalDate day = row.day();
        Correction.Seen seen = correction == null ? null : correction.in(Resolution.DAY);
        boolean changed = seen != null && seen.corrected(0);
        values.add(
                new MeterValue(
                        start(day, 0),
                        start(day, 1),
                        series.quantity().isAdditive() ? row.total() : row.mean(),
                        row.known(),
                        slotMinutes(day),
                        row.estimated(),
                        false,
                        changed || row.saidCorrected(),
                        changed ? seen.was().amount(0) : null));
    }

    private void addSlots(StoredDay row, Correction correction) {
        Slots slots = row.slots(series.quantity().isAdditive()).coarser(resolution);
        Correction.Seen seen = correction == null ? null : correction.in(resolution);
        for (int i = 0; i < slots.count(); i++) {
            boolean changed = seen != null && seen.corrected(i);
            values.add(
                    new MeterValue(
                            start(row.day(), i),
                            start(row.day(), i + 1),
                            slots.amount(i),
                            slots.known(i),
                            slots.minutes(),
                            slots.estimated(i),
                            slots.derived(i),
                            changed || slots.saidCorrected(i),
                            changed ? seen.was().amount(i) : null));
        }
    }

    private int slotMinutes(LocalDate day) {
        return resolution == Resolution.DAY ? SwedishTime.minutes(day) : resolution.minutes();
    }

    private ZonedDateTime start(LocalDate day, int slot) {
        return resolution == Resolution.DAY
                ? day.plusDays(slot).atStartOfDay(SwedishTime.ZONE)
                : SwedishTime.start(day, slot, resolution.minutes());
    }
}

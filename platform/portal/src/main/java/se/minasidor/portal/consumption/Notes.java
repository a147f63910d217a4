package se.minasidor.portal.consumption;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.MeteredFacility;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SwedishTime;
import se.minasidor.tenancy.Tenant;

/** What has to be known to read the values right, each in a sentence or two. */
final class Notes {

    private final Shown shown;
    private final ConsumptionWords words;
    private final Tenant.Consumption promises;
    private final List<String> notes = new ArrayList<>();

    private Notes(Shown shown, ConsumptionWords words, Tenant.Consumption promises) {
        this.shown = shown;
        this.words = words;
        this.promises = promises;
    }

    static List<String> of(Shown shown, ConsumptionWords words, Tenant.Consumption promises) {
        Notes notes = new Notes(shown, words, promises);
        notes.agreement();
        notes.clock();
        notes.meter();
        if (!shown.isEmpty()) {
            notes.values();
        }
        notes.arrival();
        return notes.notes;
    }

    private void note(String key) {
        notes.add(words.say(key));
    }

    private void note(String key, Map<String, ?> values) {
        notes.add(words.say(key, values));
    }

    /** Days that are somebody else's. */
    private void agreement() {
        List<DaySpan> own = shown.choice().meter().own();
        if (own.isEmpty()) {
            return;
        }
        Frame frame = shown.choice().frame();
        LocalDate first = own.get(0).from();
        LocalDate last = own.get(own.size() - 1).to();
        if (frame.from().isBefore(first)) {
            note("note.movedIn", Map.of("day", words.date(first)));
        }
        if (frame.lastDay().isAfter(last)) {
            note("note.movedOut", Map.of("day", words.date(last)));
        }
    }

    private void clock() {
        Frame frame = shown.choice().frame();
        if (!Amounts.hours(frame)) {
            return;
        }
        int hours = SwedishTime.minutes(frame.from()) / 60;
        if (hours != 24) {
            note(hours > 24 ? "note.longDay" : "note.shortDay");
        }
    }

    /** Why there is no finer resolution, or not here. */
    private void meter() {
        MeteredFacility.Series main = Choice.main(shown.choice().meter());
        if (main.finest() == Resolution.MONTH) {
            note("note.monthly");
        } else if (main.finest() == Resolution.DAY) {
            note("note.daily");
        } else if (shown.choice().frame().bars().isFinerThan(shown.length())) {
            note("note.coarser." + shown.length());
        }
    }

    private void values() {
        Bars main = shown.main();
        if (main.all().stream().anyMatch(b -> b.value().isEstimated())) {
            note("note.estimated");
        }
        if (main.all().stream().anyMatch(b -> b.value().derived())) {
            note("note.derived");
        }
        boolean gaps = main.any(Bar.Standing.MISSING) || main.any(Bar.Standing.PARTIAL);
        if (gaps && !main.isEmpty()) {
            note("note.missing");
        }
        if (shown.production().isPresent()) {
            note("note.produced");
        }
    }

    /** When values come, and that these need not be those of the invoice. */
    private void arrival() {
        boolean daily = Choice.main(shown.choice().meter()).finest() != Resolution.MONTH;
        Optional<LocalTime> by = promises.valuesBy();
        boolean recent = !shown.choice().data().to().isBefore(shown.arrival().today().minusDays(7));
        if (daily && recent && by.isPresent()) {
            Frame frame = shown.choice().frame();
            boolean today = Amounts.hours(frame) && frame.contains(shown.arrival().today());
            note(
                    today ? "note.valuesTomorrow" : "note.valuesBy",
                    Map.of("time", words.time(by.get())));
        }
        if (promises.mayDiffer() && !shown.isEmpty()) {
            note("note.mayDiffer");
        }
    }
}

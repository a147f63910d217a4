package se.minasidor.customers.consumption.reading;

import java.time.LocalDate;
import se.minasidor.customers.MeterValue;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SwedishTime;

/** A month or a year of one series, added up from what is stored of it. */
final class Sum {

    private final boolean additive;
    private long total;
    private double weighted;
    private boolean something;
    private int known;
    private int own;
    private int estimated;
    private boolean corrected;
    private long more;

    Sum(boolean additive) {
        this.additive = additive;
    }

    void own(int minutes) {
        own += minutes;
    }

    void add(StoredMonth month) {
        add(month.total(), month.total(), month.known(), month.estimated());
    }

    void add(StoredDay day) {
        add(day.total(), additive ? day.total() : day.mean(), day.known(), day.estimated());
    }

    private void add(Long amount, Long mean, int minutes, int ofTheseEstimated) {
        if (amount != null) {
            total += amount;
            weighted += (double) mean * minutes;
            something = true;
        }
        known += minutes;
        estimated += ofTheseEstimated;
    }

    void correct(Correction correction) {
        Resolution shown =
                correction.now().resolution() == Resolution.MONTH
                        ? Resolution.MONTH
                        : Resolution.DAY;
        Correction.Seen seen = correction.in(shown);
        if (seen.corrected(0)) {
            corrected = true;
            Long now = correction.now().coarser(shown).amount(0);
            Long was = seen.was().amount(0);
            more += (was == null ? 0 : was) - (now == null ? 0 : now);
        } else {
            corrected |= correction.now().coarser(shown).saidCorrected(0);
        }
    }

    /** From the first of these days to the beginning of the other. */
    MeterValue value(LocalDate from, LocalDate to) {
        Long amount = !something ? null : (Long) (additive ? total : mean());
        return new MeterValue(
                from.atStartOfDay(SwedishTime.ZONE),
                to.atStartOfDay(SwedishTime.ZONE),
                amount,
                known,
                own,
                estimated,
                false,
                corrected,
                more == 0 || !additive || amount == null ? null : (Long) (amount + more));
    }

    private long mean() {
        return known == 0 ? 0 : Math.round(weighted / known);
    }
}

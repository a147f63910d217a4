package se.minasidor.launcher.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import se.minasidor.launcher.demo.Things.Facility;
import se.minasidor.launcher.demo.meters.Said;

/**
 * Meter values as lines for the import API: all that the organisation has learnt from one day to
 * another, without ever holding it. What is told anew comes after all that it replaces.
 */
final class MeterDays {

    /** Takes lines, one at a time. */
    interface Lines {
        void add(CharSequence line) throws IOException, InterruptedException;
    }

    private static final int MONTHS = 24;

    private final List<Facility> facilities;
    private final LocalDate today;

    MeterDays(List<Facility> facilities, LocalDate today) {
        this.facilities = facilities;
        this.today = today;
    }

    /**
     * @param known up to when everything that arrived is known already; null: nothing is
     * @param first takes what a day says at first
     * @param again takes what it says later; called when {@code first} has everything
     */
    void since(LocalDate known, Lines first, Lines again) throws IOException, InterruptedException {
        List<String> later = new ArrayList<>();
        LocalDate oldest = today.withDayOfMonth(1).minusMonths(MONTHS);
        // what is told anew is told in the month after at the latest
        LocalDate from = known == null ? oldest : known.withDayOfMonth(1).minusMonths(1);
        StringBuilder line = new StringBuilder(1000);
        for (Facility facility : facilities) {
            for (LocalDate day = from; day.isBefore(today); day = day.plusDays(1)) {
                Said before = null;
                for (Said said : facility.meter().said(day)) {
                    boolean anew = before != null && before.quantity() == said.quantity();
                    before = said;
                    if (said.arrives().isAfter(today)
                            || known != null && !said.arrives().isAfter(known)) {
                        continue;
                    }
                    line.setLength(0);
                    write(line, facility, said);
                    if (anew) {
                        later.add(line.toString());
                    } else {
                        first.add(line);
                    }
                }
            }
        }
        for (String told : later) {
            again.add(told);
        }
    }

    private static void write(StringBuilder line, Facility facility, Said said) {
        line.append("{\"facility\":\"").append(facility.externalId());
        line.append("\",\"series\":\"").append(said.quantity());
        line.append("\",\"day\":\"").append(said.day());
        line.append("\",\"resolution\":\"").append(resolution(said));
        line.append("\",\"unit\":\"").append(unit(said));
        line.append("\",\"values\":[");
        long[] amounts = said.amounts();
        for (int i = 0; i < amounts.length; i++) {
            if (i > 0) {
                line.append(',');
            }
            write(line, amounts[i]);
        }
        line.append(']');
        String quality = said.quality();
        if (quality.chars().allMatch(letter -> letter == quality.charAt(0))) {
            if (quality.charAt(0) != 'M') {
                line.append(",\"quality\":\"").append(quality.charAt(0)).append('"');
            }
        } else {
            line.append(",\"quality\":\"").append(quality).append('"');
        }
        line.append("}\n");
    }

    private static String resolution(Said said) {
        return switch (said.resolution()) {
            case QUARTER -> "PT15M";
            case HOUR -> "PT1H";
            case DAY -> "P1D";
            default -> "P1M";
        };
    }

    private static String unit(Said said) {
        return switch (said.quantity().getUnit()) {
            case KWH -> "kWh";
            case M3 -> "m3";
            case CELSIUS -> "C";
        };
    }

    /** Thousandths as a decimal number, exactly. */
    private static void write(StringBuilder line, long amount) {
        if (amount == Said.MISSING) {
            line.append("null");
            return;
        }
        if (amount < 0) {
            line.append('-');
        }
        long size = Math.abs(amount);
        line.append(size / 1000);
        int rest = (int) (size % 1000);
        if (rest > 0) {
            line.append('.').append((char) ('0' + rest / 100));
            if (rest % 100 > 0) {
                line.append((char) ('0' + rest / 10 % 10));
                if (rest % 10 > 0) {
                    line.append((char) ('0' + rest % 10));
                }
            }
        }
    }
}

package se.minasidor.customers.consumption;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.minasidor.customers.Quantity;

/**
 * The series that lines name, each by the facility's name and the quantity, with a number for each
 * that spares the lines repeating it; and which days have been said. A body is at most some
 * megabytes here, and so is this.
 */
final class SeriesNames {

    /**
     * What lines said of a series. The latest day and its resolution are one number, to compare.
     */
    private static final class Name {
        private final int number;
        private final String facility;
        private final String facilityId;
        private final Quantity quantity;
        private final int minutes;
        private final LocalDate firstSaid;
        private LocalDate first;
        private int latest = -1;

        Name(int number, MeterDay day) {
            this.number = number;
            facility = day.facility;
            facilityId = day.facilityId;
            quantity = day.quantity;
            minutes = day.minutes;
            firstSaid = day.day;
        }

        void extend(MeterDay day) {
            if (day.knownMinutes > 0) {
                first = first == null || day.day.isBefore(first) ? day.day : first;
                latest = Math.max(latest, latest(day.lastDay(), day.minutes));
            }
        }
    }

    private static final long EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();

    private final Map<String, Name[]> byFacility = new HashMap<>();
    private final Map<String, Name[]> byFacilityId = new HashMap<>();
    private final List<Name> names = new ArrayList<>();
    private final Set<Long> days = new HashSet<>();

    private static int latest(LocalDate day, int minutes) {
        return (int) (day.toEpochDay() - EPOCH) * 2048 + minutes;
    }

    /** The number of the day's series; empty days in it are no reason to forget a name. */
    int number(MeterDay day) {
        boolean external = day.facility != null;
        Name[] ofFacility =
                (external ? byFacility : byFacilityId)
                        .computeIfAbsent(
                                external ? day.facility : day.facilityId,
                                facility -> new Name[Quantity.values().length]);
        int quantity = day.quantity.ordinal();
        if (ofFacility[quantity] == null) {
            ofFacility[quantity] = new Name(names.size(), day);
            names.add(ofFacility[quantity]);
        }
        return ofFacility[quantity].number;
    }

    /** False when an earlier line has said it. A month is not the same as its first day. */
    boolean isNew(int name, MeterDay day) {
        long key = (long) name << 32 | day.day.toEpochDay() << 1 | (day.minutes == 0 ? 1 : 0);
        return days.add(key);
    }

    void extend(int name, MeterDay day) {
        names.get(name).extend(day);
    }

    /** Facilities are named in one way, so that two names cannot be the same series. */
    boolean uniform() {
        return byFacility.isEmpty() || byFacilityId.isEmpty();
    }

    void copy(Connection connection) throws SQLException {
        BinaryCopy copy =
                new BinaryCopy(
                        connection,
                        "meter_name",
                        "name",
                        "facility",
                        "facility_id",
                        "quantity",
                        "service",
                        "minutes",
                        "first_day",
                        "latest");
        for (Name name : names) {
            copy.row();
            copy.integer(name.number);
            copy.text(name.facility);
            copy.text(name.facilityId);
            copy.text(name.quantity.name());
            copy.text(name.quantity.getService().name());
            copy.smallint(name.minutes);
            copy.date(name.first == null ? name.firstSaid : name.first);
            if (name.latest < 0) {
                copy.nothing();
            } else {
                copy.integer(name.latest);
            }
        }
        copy.complete();
    }
}

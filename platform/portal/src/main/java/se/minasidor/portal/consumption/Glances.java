package se.minasidor.portal.consumption;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import se.minasidor.accounts.Permission;
import se.minasidor.customers.Consumption;
import se.minasidor.customers.DaySpan;
import se.minasidor.customers.Facility;
import se.minasidor.customers.MeterBook;
import se.minasidor.customers.MeteredFacility;
import se.minasidor.customers.Resolution;
import se.minasidor.customers.SeriesValues;
import se.minasidor.customers.SwedishTime;
import se.minasidor.login.SignedIn;
import se.minasidor.portal.layout.Guarded;
import se.minasidor.portal.layout.LayoutPage;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.Texts;

/** What each service's meter said lately. A source that fails blanks its own service only. */
@RequestScoped
public class Glances {

    private static final List<Facility.Service> METERED =
            List.of(Facility.Service.EL, Facility.Service.HEAT, Facility.Service.WATER);

    @Inject private CurrentTenant current;
    @Inject private SignedIn signedIn;
    @Inject private Consumption consumption;
    @Inject private Texts texts;
    @Inject private Clock clock;

    /** One for each service that is measured; the first place is shown where there are several. */
    public Map<Facility.Service, Guarded<Glance>> all() {
        Map<Facility.Service, Guarded<Glance>> all = new EnumMap<>(Facility.Service.class);
        Tenant tenant = current.getTenant();
        if (!LayoutPage.consumption(tenant)) {
            return all;
        }
        Set<UUID> customers = signedIn.customersWith(Permission.SEE_CONSUMPTION);
        Guarded<List<MeteredFacility>> meters =
                Guarded.load(
                        "meters",
                        () -> consumption.read(tenant.id(), customers, MeterBook::metered),
                        List.of());
        if (meters.failed()) {
            METERED.forEach(service -> all.put(service, new Guarded<>(null, meters.error())));
        }
        ZonedDateTime now = ZonedDateTime.now(clock.withZone(SwedishTime.ZONE));
        Arrival arrival = Arrival.at(now, tenant.consumption().valuesBy());
        for (Facility.Service service : METERED) {
            List<MeteredFacility> theirs =
                    meters.value().stream()
                            .filter(m -> m.facility().service() == service)
                            .filter(m -> !m.series().isEmpty())
                            .sorted(
                                    Comparator.comparing(
                                            m ->
                                                    !m.isOwn(arrival.today())
                                                            || Place.silent(m, arrival.today())))
                            .toList();
            if (!theirs.isEmpty()) {
                all.put(
                        service,
                        Guarded.load(
                                "consumption",
                                () -> glance(tenant, customers, theirs, arrival),
                                null));
            }
        }
        return all;
    }

    private Glance glance(
            Tenant tenant, Set<UUID> customers, List<MeteredFacility> meters, Arrival arrival) {
        MeteredFacility meter = meters.get(0);
        MeteredFacility.Series series = Choice.main(meter);
        Lately lately = Lately.of(series);
        Frame frame = lately.frame();
        List<List<SeriesValues>> found =
                consumption.read(
                        tenant.id(),
                        customers,
                        book ->
                                book.values(
                                        meter.facility().id(),
                                        Set.of(series.quantity()),
                                        frame.bars(),
                                        List.of(days(frame), days(frame.lastYear()))));
        Bars bars =
                found.get(0).isEmpty()
                        ? new Bars(series.quantity(), frame.bars(), List.of(), null)
                        : Bars.of(found.get(0).get(0), found.get(1).stream().findFirst(), arrival);
        ConsumptionWords words =
                new ConsumptionWords(current.getLanguage(), texts::with, arrival.today());
        return new GlanceMaker(meter, lately, bars, words, arrival).glance(meters.size() > 1);
    }

    private static DaySpan days(Frame frame) {
        return new DaySpan(frame.from(), frame.lastDay());
    }

    /**
     * The days (or months, where nobody reads the meter more often) that are looked at: this month
     * until now, and the bars of the small drawing.
     *
     * @param month the first day of the month that has the latest value
     */
    record Lately(LocalDate month, Frame frame, int drawn) {

        private static final int DAYS = 14;
        private static final int MONTHS = 12;

        static Lately of(MeteredFacility.Series series) {
            LocalDate last = series.lastDay();
            LocalDate month = last.withDayOfMonth(1);
            if (series.finest() == Resolution.MONTH) {
                LocalDate from = month.minusMonths(MONTHS - 1);
                return new Lately(
                        month, new Frame(Resolution.MONTH, from, month.plusMonths(1)), MONTHS);
            }
            LocalDate from = last.minusDays(DAYS - 1);
            return new Lately(
                    month,
                    new Frame(
                            Resolution.DAY, from.isBefore(month) ? from : month, last.plusDays(1)),
                    DAYS);
        }
    }
}

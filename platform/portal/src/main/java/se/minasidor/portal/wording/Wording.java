package se.minasidor.portal.wording;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/** What pages ask to have numbers and days said in the visitor's language, as of today. */
@RequestScoped
@Named("wording")
public class Wording {

    private final CurrentTenant current;
    private final Texts texts;
    private final Clock clock;

    protected Wording() {
        this(null, null, null);
    }

    @Inject
    public Wording(CurrentTenant current, Texts texts, Clock clock) {
        this.current = current;
        this.texts = texts;
        this.clock = clock;
    }

    /** Today where the tenant is. */
    public LocalDate getToday() {
        return LocalDate.now(clock.withZone(current.getTenant().timeZone()));
    }

    public String getHeadline() {
        return days().headline(getToday());
    }

    public String amount(long ore) {
        return numbers().amount(ore);
    }

    public String money(long ore, String currency) {
        return numbers().money(ore, currency);
    }

    public String unit(String currency) {
        return Numbers.unit(currency);
    }

    public String size(int bytes) {
        return numbers().size(bytes);
    }

    public String date(LocalDate day) {
        return days().date(day);
    }

    public String shortDate(LocalDate day) {
        return days().shortDate(day);
    }

    public String weekday(LocalDate day) {
        return days().weekday(day, getToday());
    }

    public String day(LocalDate day) {
        return days().day(day, getToday());
    }

    public String period(LocalDate from, LocalDate to) {
        return days().period(from, to);
    }

    /** {@code 14.05}. */
    public String time(LocalTime time) {
        return days().time(time);
    }

    /** How far away a day is: {@code om 10 dagar}, {@code i morgon}, {@code för 3 dagar sedan}. */
    public String away(LocalDate day) {
        long days = ChronoUnit.DAYS.between(getToday(), day);
        return texts.with("wording." + awayKey(days), Map.of("days", Math.abs(days)));
    }

    static String awayKey(long days) {
        if (days == 0) {
            return "today";
        }
        if (Math.abs(days) == 1) {
            return days > 0 ? "tomorrow" : "yesterday";
        }
        return days > 0 ? "inDays" : "daysAgo";
    }

    /** {@code el, vatten och fiber}. */
    public String list(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last))
                        + " "
                        + texts.get("wording.and")
                        + " "
                        + items.get(last);
    }

    public String ocr(String ocr) {
        return Digits.ocr(ocr);
    }

    public String bankgiro(String bankgiro) {
        return Digits.bankgiro(bankgiro);
    }

    public String facilityId(String id) {
        return Digits.facilityId(id);
    }

    public String postalCode(String code) {
        return Digits.postalCode(code);
    }

    private Numbers numbers() {
        return new Numbers(current.getLanguage());
    }

    private Days days() {
        return new Days(current.getLanguage());
    }
}

package se.minasidor.portal.consumption;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.minasidor.accounts.Permission;
import se.minasidor.customers.SwedishTime;
import se.minasidor.login.SignedIn;
import se.minasidor.portal.layout.LayoutPage;
import se.minasidor.portal.layout.Part;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.Texts;

/** What was used at one place over a time; everything about which place and time is the address. */
@Named
@RequestScoped
public class ConsumptionPage {

    /** From so many places on, they can be searched. */
    private static final int MANY_PLACES = 10;

    @Inject private CurrentTenant current;
    @Inject private SignedIn signedIn;
    @Inject private Reading reading;
    @Inject private Texts texts;
    @Inject private Clock clock;
    @Inject private HttpServletRequest request;

    private Asked asked;
    private Part<Optional<Shown>> part = Part.of(Optional.empty());
    private Shown shown;
    private ConsumptionWords words;
    private Drawings drawings;
    private Sheet sheet;

    public void open() throws IOException {
        Tenant tenant = current.getTenant();
        if (!LayoutPage.consumption(tenant)) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
            return;
        }
        ZonedDateTime now = ZonedDateTime.now(clock.withZone(SwedishTime.ZONE));
        asked = Asked.of(request::getParameter);
        words = new ConsumptionWords(current.getLanguage(), texts::with, now.toLocalDate());
        part =
                Part.load(
                        "consumption",
                        () ->
                                reading.read(
                                        tenant,
                                        signedIn.customersWith(Permission.SEE_CONSUMPTION),
                                        asked,
                                        now),
                        Optional.empty());
        shown = part.value().orElse(null);
        if (shown != null) {
            drawings = new Drawings(shown, words);
            sheet = isTable() ? Sheets.of(shown, words) : null;
        }
    }

    public boolean isFailed() {
        return part.failed();
    }

    public String getError() {
        return part.error();
    }

    /** The address of this very page, to try again. */
    public String getHere() {
        return asked.address();
    }

    /** Nothing has been measured for this customer yet. */
    public boolean isUnmeasured() {
        return shown == null && !part.failed();
    }

    public boolean isSomething() {
        return shown != null;
    }

    /** There are values, but none in this period. */
    public boolean isBlank() {
        return shown.isEmpty();
    }

    public boolean isTable() {
        return asked.table();
    }

    public Place getPlace() {
        return shown.choice().place();
    }

    /** {@code El · 735 999 ...} of what is shown. */
    public String getMeter() {
        return words.service(shown.choice().service())
                + " · "
                + words.id(shown.choice().meter().facility().getFacilityId());
    }

    public boolean isSeveralPlaces() {
        return shown.places().size() > 1;
    }

    public boolean isManyPlaces() {
        return shown.places().size() > MANY_PLACES;
    }

    public boolean isSearching() {
        return !asked.search().isEmpty();
    }

    public String getSearch() {
        return asked.search();
    }

    public Asked getAsked() {
        return shown.choice().asked();
    }

    public List<Choices.Link> getPlaces() {
        return new Choices(shown, words).places(asked.search());
    }

    /** Empty where there is nothing to choose. */
    public List<Choices.Link> getServices() {
        List<Choices.Link> all = new Choices(shown, words).services();
        return all.size() > 1 ? all : List.of();
    }

    public List<Choices.Link> getLengths() {
        return new Choices(shown, words).lengths();
    }

    public List<Choices.Link> getViews() {
        return new Choices(shown, words).views();
    }

    /** The period's name, between the steps back and forth. */
    public String getTitle() {
        return words.title(shown.choice().frame());
    }

    /** Null where there is nothing before. */
    public String getPrevious() {
        return step(false);
    }

    public String getNext() {
        return step(true);
    }

    private String step(boolean forward) {
        return shown.choice().canStep(forward) ? shown.choice().stepped(forward).address() : null;
    }

    /** What a step is called for those who do not see it: {@code september 2026}. */
    public String titleOf(boolean forward) {
        Asked there = shown.choice().stepped(forward);
        return words.title(
                Frame.holding(there.from(), shown.choice().frame().bars(), shown.choice().data()));
    }

    public String getSummary() {
        return Marked.html(Summary.of(shown, words));
    }

    public List<KeyFigure> getFigures() {
        return KeyFigures.of(shown, words);
    }

    public String getHint() {
        return isTable() ? drawings.unit() : drawings.hint();
    }

    public Drawings getDrawings() {
        return drawings;
    }

    public Sheet getSheet() {
        return sheet;
    }

    /** A cell of the table; the difference is that of the two cells before it, as written. */
    public String amount(List<Long> amounts, int at) {
        Sheet.Column column = sheet.columns().get(at);
        Long amount = amounts.get(at);
        if (amount == null) {
            return "\u2013";
        }
        return column.difference()
                ? words.difference(
                        Units.difference(
                                amounts.get(at - 2), amounts.get(at - 1), column.decimals()),
                        column.decimals())
                : words.number(amount, column.decimals());
    }

    public List<String> getNotes() {
        return Notes.of(shown, words, current.getTenant().consumption());
    }

    /** {@code Vi har värden från ... till ...} */
    public String getKnownDays() {
        return words.say(
                "empty.known",
                Map.of(
                        "from", words.date(shown.choice().data().from()),
                        "to", words.date(shown.choice().data().to())));
    }

    public boolean isAwaited() {
        return shown.main().any(Bar.Standing.AWAITED);
    }

    public String getNearest() {
        return shown.choice().nearest().address();
    }

    public String getNearestTitle() {
        return words.title(
                Frame.holding(
                        shown.choice().nearest().from(),
                        shown.choice().frame().bars(),
                        shown.choice().data()));
    }

    public String getCsv() {
        return shown.choice().asked().file(ConsumptionFileServlet.CSV);
    }

    public String getExcel() {
        return shown.choice().asked().file(ConsumptionFileServlet.EXCEL);
    }
}

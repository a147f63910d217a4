package se.minasidor.portal.consumption;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.minasidor.accounts.Permission;
import se.minasidor.customers.SwedishTime;
import se.minasidor.login.SignedIn;
import se.minasidor.portal.layout.Guarded;
import se.minasidor.portal.layout.LayoutPage;
import se.minasidor.portal.parts.Link;
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
    private Guarded<Optional<Shown>> part = Guarded.of(Optional.empty());
    private Shown shown;
    private ConsumptionWords words;
    private Choices choices;
    private PageMarkup markup;
    private Drawings drawings;
    private boolean blank;
    private Sheet sheet;

    @PostConstruct
    void open() {
        Tenant tenant = current.getTenant();
        asked = Asked.of(request::getParameter);
        if (!LayoutPage.consumption(tenant)) {
            notFound();
            return;
        }
        ZonedDateTime now = ZonedDateTime.now(clock.withZone(SwedishTime.ZONE));
        words = new ConsumptionWords(current.getLanguage(), texts::with, now.toLocalDate());
        part =
                Guarded.load(
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
            blank = shown.isEmpty();
            choices = new Choices(shown, words);
            markup = new PageMarkup(shown, words, tenant.consumption());
            drawings = new Drawings(shown, words);
            sheet = isTable() ? Sheets.of(shown, words) : null;
        }
    }

    private static void notFound() {
        FacesContext faces = FacesContext.getCurrentInstance();
        try {
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
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
        return blank;
    }

    public boolean isTable() {
        return asked.table();
    }

    public String getPlaceName() {
        return shown.choice().place().name();
    }

    public String getService() {
        return words.service(shown.choice().service());
    }

    public String getFacilityId() {
        return words.id(shown.choice().meter().facility().facilityId());
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

    public List<Link> getPlaces() {
        return choices.places(asked.search());
    }

    /** Empty where there is nothing to choose. */
    public List<Link> getServices() {
        List<Link> all = choices.services();
        return all.size() > 1 ? all : List.of();
    }

    public List<Link> getLengths() {
        return choices.lengths();
    }

    public List<Link> getViews() {
        return choices.views();
    }

    /** The period's name, between the steps back and forth. */
    public String getTitle() {
        return words.title(shown.choice().frame());
    }

    public PageMarkup getMarkup() {
        return markup;
    }

    public String getUnit() {
        return drawings.unit();
    }

    public String getHint() {
        return drawings.hint();
    }

    public Drawings getDrawings() {
        return drawings;
    }

    public Sheet getSheet() {
        return sheet;
    }

    /** Where the columns do not fit a phone, it says below a row's name what the last one would. */
    public boolean remarkedHere(Sheet.Row row) {
        return sheet.columns().size() > 3 && row.remarks().get(0).tone() != null;
    }

    /** A cell of the table. */
    public String amount(Sheet.Row row, int at) {
        return sheet.amount(row.amounts(), at, words);
    }

    /** A cell of the table's last rows. */
    public String sum(Sheet.Sum sum, int at) {
        return sheet.sum(sum, at, words);
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

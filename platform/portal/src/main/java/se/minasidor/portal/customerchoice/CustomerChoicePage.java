package se.minasidor.portal.customerchoice;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import se.minasidor.accounts.Engagement;
import se.minasidor.customers.Customers;
import se.minasidor.login.CustomerChoice;
import se.minasidor.login.Redirect;
import se.minasidor.login.ReturnPath;
import se.minasidor.login.SignedIn;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;
import se.minasidor.tenancy.Uuids;

/** Which of several customers to look at: after the login, and whenever somebody wants another. */
@Named
@RequestScoped
public class CustomerChoicePage {

    private static final int MANY = 10;
    private static final String DOT = " · ";

    @Inject private SignedIn signedIn;
    @Inject private CustomerChoice choice;
    @Inject private CurrentTenant current;
    @Inject private Texts texts;
    @Inject private Customers customers;
    @Inject private HttpServletRequest request;

    private String sought = "";
    private List<Engagement> found = List.of();
    private final Map<UUID, String> places = new HashMap<>();

    /**
     * Opens the page; a posted choice is kept in the session and leads to the page that was wanted,
     * else to the overview, and so does having no choice.
     */
    public void open() {
        boolean posted = request.getMethod().equals("POST") && chosen(typed("kund"));
        if (posted || !signedIn.isSeveral()) {
            FacesContext faces = FacesContext.getCurrentInstance();
            HttpServletResponse response =
                    (HttpServletResponse) faces.getExternalContext().getResponse();
            Redirect.to(response, ReturnPath.allowed(typed("fran")));
            faces.responseComplete();
            return;
        }
        sought = typed("sok");
        found = matching(signedIn.getEngagements(), sought);
        Set<UUID> ids = found.stream().map(Engagement::customerId).collect(Collectors.toSet());
        customers.withIds(current.id(), ids).stream()
                .filter(c -> c.getStreet() != null)
                .forEach(c -> places.put(c.getId(), c.getStreet()));
    }

    /** What tells two customers of the same name apart: number, street and company. */
    public String about(Engagement engagement) {
        String number = engagement.customerNumber();
        String company = current.getTenant().legalEntity(engagement.legalEntity()).name();
        String street = places.get(engagement.customerId());
        return texts.with("customerchoice.number", Map.of("number", number))
                + (street == null ? "" : DOT + street)
                + (current.getTenant().legalEntities().size() > 1 ? DOT + company : "");
    }

    private boolean chosen(String customer) {
        return Uuids.typed(customer).filter(id -> choice.choose(request, id)).isPresent();
    }

    private String typed(String field) {
        return Objects.requireNonNullElse(request.getParameter(field), "").strip();
    }

    /** By name or number, however it is written. */
    static List<Engagement> matching(List<Engagement> all, String sought) {
        String plain = plain(sought);
        return all.stream()
                .filter(e -> plain(e.name() + " " + e.customerNumber()).contains(plain))
                .toList();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }

    public boolean isChosen(Engagement engagement) {
        return engagement.equals(signedIn.getEngagement());
    }

    /** Only then is a search field worth its place. */
    public boolean isMany() {
        return signedIn.getEngagements().size() > MANY;
    }

    /** The page to go to afterwards; empty for the overview. */
    public String getWanted() {
        return ReturnPath.beyondFirst(typed("fran"));
    }

    public String getSought() {
        return sought;
    }

    public List<Engagement> getFound() {
        return found;
    }
}

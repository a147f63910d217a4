package se.minasidor.portal.help;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.minasidor.login.LoginMethods;
import se.minasidor.portal.layout.LayoutPage;
import se.minasidor.portal.layout.Visited;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.Tenant.EntrySite;
import se.minasidor.tenancy.Texts;

/** One page of the guide, and the menu of all of them: {@code /hjalp} and {@code /hjalp/slug}. */
@RequestScoped
@Named("helpPage")
public class HelpPage {

    private static final String ROOT = "/hjalp";
    private static final int MOST_STEPS = 9;

    @Inject private CurrentTenant current;
    @Inject private LoginMethods methods;
    @Inject private Texts texts;
    @Inject private HttpServletRequest request;

    /** A page that this tenant's guide does not have answers 404, and shows the ones it has. */
    public void open() {
        if (!isFound()) {
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .setResponseStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    public boolean isFound() {
        return getTopics().contains(getTopic());
    }

    /** The generated pages that make sense for this tenant, then its own. */
    public List<String> getTopics() {
        Tenant tenant = current.getTenant();
        List<String> topics = new ArrayList<>(List.of("logga-in"));
        if (isCustomerNumber() && tenant.registration().enabled()) {
            topics.addAll(List.of("forsta-gangen", "losenord"));
        }
        if (isCustomerNumber() && tenant.login().acceptOrganisationNumber()) {
            topics.add("foretag");
        }
        if (LayoutPage.consumption(tenant)) {
            topics.add("forbrukning");
        }
        topics.add("logga-ut");
        topics.addAll(tenant.help().pages());
        return topics;
    }

    /** The page asked for; the first one at {@code /hjalp}. */
    public String getTopic() {
        String seen = Visited.path(request);
        return seen.length() <= ROOT.length() + 1
                ? getTopics().get(0)
                : seen.substring(ROOT.length() + 1);
    }

    /** The file that shows the page; the tenant's own pages share one. */
    public String getPart() {
        return switch (isFound() ? getTopic() : "") {
            case "" -> "/help/missing.xhtml";
            case "logga-in" -> "/help/login.xhtml";
            case "forsta-gangen" -> "/help/firsttime.xhtml";
            case "losenord" -> "/help/password.xhtml";
            case "foretag" -> "/help/company.xhtml";
            case "forbrukning" -> "/help/consumption.xhtml";
            case "logga-ut" -> "/help/logout.xhtml";
            default -> "/help/own.xhtml";
        };
    }

    public String titleOf(String topic) {
        String own = "help.page." + topic + ".title";
        return texts.has(own) ? texts.get(own) : texts.get("help.topic." + topic);
    }

    public boolean isCustomerNumber() {
        return current.getTenant().login().methods().contains("customernumber");
    }

    /** The ways to log in, with word of those that open later. */
    public List<LoginMethods.Offered> getMethods() {
        return methods.offeredBy(current.getTenant());
    }

    /** Does the login page have tabs to choose among? */
    public boolean isTabs() {
        Tenant.Login login = current.getTenant().login();
        return login.presentation() == Tenant.Login.Presentation.TABS && login.methods().size() > 1;
    }

    public boolean isWizard() {
        return current.getTenant().registration().form() == Tenant.Registration.Form.WIZARD;
    }

    public boolean isInvoiceNumberAsked() {
        return current.getTenant().registration().extraProof()
                != Tenant.Registration.ExtraProof.NONE;
    }

    /** The first step of every guide: the way from the organisation's own site, as it is there. */
    public String getEntry() {
        List<EntrySite> sites = current.getTenant().entrySites();
        if (sites.isEmpty()) {
            return texts.with(
                    "help.entry.none", Map.of("address", current.getTenant().hosts().primary()));
        }
        EntrySite first = sites.get(0);
        Map<String, String> words = Map.of("site", namesOf(sites), "label", labelOf(first));
        if (first.presentation() == EntrySite.Presentation.ICON) {
            return texts.with("help.entry.icon", words);
        }
        boolean plain = labelOf(first).equals(texts.get("brand.portalName"));
        return texts.with(plain ? "help.entry.plain" : "help.entry.link", words);
    }

    /** The steps of one of the tenant's own pages, as many as there are texts. */
    public List<String> getOwnSteps() {
        return IntStream.rangeClosed(1, MOST_STEPS)
                .mapToObj(n -> "help.page." + getTopic() + ".step." + n)
                .filter(texts::has)
                .map(texts::get)
                .toList();
    }

    private String labelOf(EntrySite site) {
        String key = "entry." + site.id() + ".label";
        return texts.get(texts.has(key) ? key : "brand.portalName");
    }

    private String namesOf(List<EntrySite> sites) {
        return texts.anyOf(sites.stream().map(EntrySite::displayName).toList());
    }
}

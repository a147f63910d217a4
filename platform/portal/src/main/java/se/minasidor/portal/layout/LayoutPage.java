package se.minasidor.portal.layout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.minasidor.accounts.Engagement;
import se.minasidor.login.SignedIn;
import se.minasidor.portal.parts.Link;
import se.minasidor.portal.parts.Markup;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.Tenant.EntrySite;
import se.minasidor.tenancy.Tenant.Layout.LogoutPlace;
import se.minasidor.tenancy.Tenant.LegalEntity;
import se.minasidor.tenancy.Texts;
import se.minasidor.tenancy.Theming;

/** The frame of a page: {@code #{layout}} in the templates. */
@RequestScoped
@Named("layout")
public class LayoutPage {

    private static final Set<String> MEASURED = Set.of("EL", "HEAT", "WATER");
    private static final Set<String> PROVIDER_SIGNS = Set.of("microsoft", "google", "facebook");

    @Inject private CurrentTenant current;
    @Inject private SignedIn signedIn;
    @Inject private Texts texts;
    @Inject private HttpServletRequest request;

    /** The organisation's own site: the one the visitor came from, else the only one, else none. */
    public EntrySite getHome() {
        List<EntrySite> sites = current.getTenant().entrySites();
        return current.entrySite().orElse(sites.size() == 1 ? sites.get(0) : null);
    }

    /** The company whose site the visitor came from, where the tenant has several companies. */
    public String getEntryCompany() {
        Tenant tenant = current.getTenant();
        return isSeveralCompanies()
                ? current.entrySite()
                        .flatMap(EntrySite::legalEntity)
                        .map(id -> tenant.legalEntity(id).name())
                        .orElse(null)
                : null;
    }

    public boolean isSeveralCompanies() {
        return current.getTenant().legalEntities().size() > 1;
    }

    public List<LegalEntity> getCompanies() {
        return current.getTenant().legalEntities();
    }

    /** The site of a company, or null. */
    public EntrySite siteOf(LegalEntity company) {
        return current.getTenant().entrySites().stream()
                .filter(site -> site.legalEntity().filter(company.id()::equals).isPresent())
                .findFirst()
                .orElse(null);
    }

    /** The drawing that tells companies apart: what they deliver, or the network. */
    public String iconOf(LegalEntity company) {
        return switch (company.services().isEmpty() ? "" : company.services().get(0)) {
            case "HEAT" -> "heat";
            case "WATER" -> "water";
            case "FIBRE" -> "fibre";
            case "WASTE" -> "waste";
            case "DEPOSIT" -> "deposit";
            default -> "bolt";
        };
    }

    /** A provider's own sign where we have it. */
    public String iconOfProvider(String provider) {
        return PROVIDER_SIGNS.contains(provider) ? provider : "key";
    }

    /** {@code Kundnummer 0104711} of the customer that is looked at; null where none is. */
    public String getCustomer() {
        Engagement chosen = signedIn.getEngagement();
        return chosen == null
                ? null
                : texts.with("layout.customer", Map.of("number", chosen.customerNumber()));
    }

    /** Written by Java, because PrimeFaces puts a session's nonce into those of a template. */
    public String getScripts() {
        Markup scripts = new Markup();
        for (String file : List.of("app.js", "session.js")) {
            scripts.leaf("script", "src", Theming.file(file), "defer", "defer");
        }
        return scripts.toString();
    }

    public String getLegalNames() {
        return getCompanies().stream().map(LegalEntity::name).collect(Collectors.joining(" · "));
    }

    /** The other languages than this page's, with the addresses that switch to them. */
    public List<Link> getLanguages() {
        String here = URLEncoder.encode(Visited.address(request), StandardCharsets.UTF_8);
        return current.getTenant().languages().available().stream()
                .map(Locale::getLanguage)
                .filter(tag -> !tag.equals(current.getLanguage().getLanguage()))
                .map(
                        tag ->
                                new Link(
                                        texts.get("layout.language." + tag),
                                        tag,
                                        "/sprak?till=" + tag + "&tillbaka=" + here,
                                        false,
                                        "globe"))
                .toList();
    }

    public String getPhone() {
        return current.getTenant().support().phone().orElse(null);
    }

    /** The number as phones dial it: without words in brackets, with Sweden's country code. */
    public String getPhoneLink() {
        String digits = getPhone().replaceAll("\\(.*?\\)", "").replaceAll("[^+\\d]", "");
        return "tel:" + (digits.startsWith("0") ? "+46" + digits.substring(1) : digits);
    }

    public String getEmail() {
        return current.getTenant().support().email().orElse(null);
    }

    public String getHours() {
        return current.getTenant().support().hours().orElse(null);
    }

    public boolean isLeftColumn() {
        return current.getTenant().layout().logout() == LogoutPlace.LEFT_COLUMN;
    }

    public boolean isInvoices() {
        return current.getTenant().modules().contains("invoices");
    }

    /** Does this organisation show consumption, and deliver anything that is measured? */
    public static boolean consumption(Tenant tenant) {
        return tenant.modules().contains("consumption")
                && tenant.legalEntities().stream()
                        .map(LegalEntity::services)
                        .anyMatch(s -> s.isEmpty() || s.stream().anyMatch(MEASURED::contains));
    }

    public boolean isConsumption() {
        return consumption(current.getTenant());
    }

    public boolean isFacilities() {
        return current.getTenant().modules().contains("facilities");
    }
}

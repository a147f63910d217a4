package se.minasidor.tenancy.folders;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import se.minasidor.tenancy.HostName;
import se.minasidor.tenancy.SecretReference;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantCatalog.Fault;
import se.minasidor.tenancy.TenantId;

/** Reads one folder into a {@link Tenant}, or says everything that is wrong with it. */
final class TenantReader {

    /** A tenant, or the faults that kept it from becoming one. */
    record Reading(Optional<Tenant> tenant, List<Fault> faults) {}

    private static final List<String> OWN_TEXTS =
            List.of("texts.properties", "texts_sv.properties", "texts_en.properties");

    private final Folder folder;
    private final Shared shared;
    private final FolderFaults faults;
    private final Settings settings;
    private final Map<String, Map<String, String>> words = new TreeMap<>();

    private TenantReader(Folder folder, Shared shared) {
        this.folder = folder;
        this.shared = shared;
        faults = new FolderFaults(folder.name(), new ArrayList<>());
        settings = Settings.of(SettingsSource.read(folder, 1000, faults), shared);
    }

    static Reading read(Folder folder, Shared shared) {
        TenantReader reader = new TenantReader(folder, shared);
        reader.readTexts();
        new SettingsCheck(folder, reader.settings, reader.faults).run();
        reader.checkTheme();
        List<Fault> found = List.copyOf(reader.faults.found());
        return new Reading(
                found.isEmpty() ? Optional.of(reader.tenant()) : Optional.empty(), found);
    }

    static Settings settings(Folder folder, Shared shared) {
        return new TenantReader(folder, shared).settings;
    }

    private void readTexts() {
        folder.files()
                .forEach(
                        (file, content) -> {
                            if (OWN_TEXTS.contains(file)) {
                                words.put(
                                        Shared.language(file),
                                        PropertiesFile.read(content, faults.in(file)));
                            } else if (!file.equals(Folder.SETTINGS)
                                    && file.endsWith(".properties")) {
                                faults.add(
                                        file,
                                        "",
                                        "is not read; known files are "
                                                + Folder.SETTINGS
                                                + ", "
                                                + String.join(", ", OWN_TEXTS));
                            }
                        });
        if (words.values().stream().noneMatch(texts -> texts.containsKey("brand.companyName"))) {
            faults.add(
                    "texts.properties",
                    "brand.companyName",
                    "is missing; it names the organisation");
        }
    }

    private void checkTheme() {
        Optional<String> theme = settings.find("brand.theme");
        if (theme.isPresent() && !Shipped.brands().containsKey(theme.get())) {
            faults.add(
                    Folder.SETTINGS,
                    "brand.theme",
                    "says \""
                            + theme.get()
                            + "\"; known themes are "
                            + String.join(", ", Shipped.brands().keySet()));
        }
    }

    private Tenant tenant() {
        return new Tenant(
                new TenantId(settings.text("tenant.id")),
                settings.word("tenant.status", Tenant.Status.class),
                hosts(),
                legalEntities(),
                entrySites(),
                languages(),
                ZoneId.of(settings.text("timeZone")),
                layout(),
                new Tenant.Support(
                        settings.find("support.phone"),
                        settings.find("support.email"),
                        settings.find("support.hours")),
                new Tenant.Help(settings.list("help.pages")),
                loginNotice(),
                login(),
                registration(),
                signUp(),
                new Tenant.FirstVisit(
                        firstVisitSteps(), settings.time("link.invoiceNumber.maxAge")),
                new Tenant.PasswordRules(settings.number("password.minLength")),
                new Tenant.SessionLimits(
                        settings.time("session.idle"),
                        settings.time("session.max"),
                        settings.find("session.keep").flatMap(Kind::duration)),
                new Tenant.Throttle(
                        settings.number("login.throttle.freeAttempts"),
                        settings.time("login.throttle.baseDelay"),
                        settings.time("login.throttle.maxDelay")),
                new Tenant.Mail(settings.find("mail.from"), settings.find("mail.replyTo")),
                new Tenant.Invoices(
                        settings.yes("invoices.pdf"), settings.find("invoices.pdfSource")),
                new Tenant.Consumption(
                        settings.find("consumption.valuesBy").map(LocalTime::parse),
                        settings.yes("consumption.mayDiffer")),
                Set.copyOf(settings.list("modules")),
                theme(),
                new Tenant.Words(words, shared.texts()));
    }

    private Tenant.Hosts hosts() {
        List<String> all =
                settings.list("hosts").stream()
                        .map(host -> HostName.ofSetting(host).orElseThrow())
                        .toList();
        return new Tenant.Hosts(all.get(0), all.subList(1, all.size()));
    }

    private List<Tenant.LegalEntity> legalEntities() {
        List<Tenant.LegalEntity> entities = new ArrayList<>();
        for (int number : settings.numbers("legalEntities.")) {
            String key = "legalEntities." + number + ".";
            entities.add(
                    new Tenant.LegalEntity(
                            settings.text(key + "id"),
                            settings.text(key + "name"),
                            settings.find(key + "orgNumber"),
                            settings.list(key + "services").stream()
                                    .map(service -> service.toUpperCase(Locale.ROOT))
                                    .toList(),
                            settings.find(key + "bankgiro")));
        }
        return entities.isEmpty() ? List.of(theOrganisationItself()) : List.copyOf(entities);
    }

    private Tenant.LegalEntity theOrganisationItself() {
        String name =
                words.values().stream()
                        .filter(texts -> texts.containsKey("brand.companyName"))
                        .findFirst()
                        .map(texts -> texts.get("brand.companyName"))
                        .orElseThrow();
        return new Tenant.LegalEntity(
                settings.text("tenant.id"), name, Optional.empty(), List.of(), Optional.empty());
    }

    private List<Tenant.EntrySite> entrySites() {
        List<Tenant.EntrySite> sites = new ArrayList<>();
        for (int number : settings.numbers("entrySites.")) {
            String key = "entrySites." + number + ".";
            sites.add(
                    new Tenant.EntrySite(
                            settings.text(key + "id"),
                            URI.create(settings.text(key + "url")),
                            settings.find(key + "host").flatMap(HostName::ofSetting),
                            settings.find(key + "legalEntity"),
                            settings.find(key + "presentation").isPresent()
                                    ? settings.word(
                                            key + "presentation",
                                            Tenant.EntrySite.Presentation.class)
                                    : Tenant.EntrySite.Presentation.LINK));
        }
        return List.copyOf(sites);
    }

    private Tenant.Languages languages() {
        return new Tenant.Languages(
                Locale.forLanguageTag(settings.text("locale.default")),
                settings.list("locale.available").stream().map(Locale::forLanguageTag).toList());
    }

    private Tenant.Layout layout() {
        List<Tenant.Layout.MenuLink> menu = new ArrayList<>();
        for (int number : settings.numbers("layout.siteMenu.")) {
            String key = "layout.siteMenu." + number + ".";
            menu.add(
                    new Tenant.Layout.MenuLink(
                            settings.text(key + "id"), URI.create(settings.text(key + "url"))));
        }
        return new Tenant.Layout(
                settings.word("layout.logout", Tenant.Layout.LogoutPlace.class),
                List.copyOf(menu),
                settings.yes("notice.browser.enabled"));
    }

    private Optional<Tenant.LoginNotice> loginNotice() {
        return settings.yes("notice.login.enabled")
                ? Optional.of(
                        new Tenant.LoginNotice(
                                settings.word("notice.login.level", Tenant.LoginNotice.Level.class),
                                settings.find("notice.login.from").map(LocalDate::parse),
                                settings.find("notice.login.to").map(LocalDate::parse)))
                : Optional.empty();
    }

    private Tenant.Login login() {
        String prefix = settings.text("login.orgNumber.prefix");
        return new Tenant.Login(
                settings.word("login.presentation", Tenant.Login.Presentation.class),
                settings.list("login.methods"),
                settings.list("login.providers"),
                settings.find("login.recommendedProvider"),
                registrations(),
                !settings.list("login.bankid.audience").contains("all"),
                settings.find("login.bankid.certificate").orElse(settings.text("tenant.id")),
                settings.yes("login.customernumber.acceptOrgNumber"),
                prefix.equals("none") ? "" : prefix);
    }

    private Map<String, Tenant.Login.OpenIdProvider> registrations() {
        Map<String, Tenant.Login.OpenIdProvider> known = new TreeMap<>();
        for (String provider : settings.list("login.providers")) {
            String key = "login.oidc." + provider + ".";
            settings.find(key + "clientId")
                    .ifPresent(
                            clientId ->
                                    known.put(
                                            provider,
                                            new Tenant.Login.OpenIdProvider(
                                                    provider,
                                                    URI.create(settings.text(key + "issuer")),
                                                    clientId,
                                                    new SecretReference(
                                                            settings.text(key + "clientSecret")),
                                                    scopes(key),
                                                    settings.find(key + "graph")
                                                            .map(URI::create))));
        }
        return Map.copyOf(known);
    }

    private List<String> scopes(String key) {
        List<String> scopes = settings.list(key + "scopes");
        return scopes.isEmpty() ? List.of("openid") : scopes;
    }

    /** Without the step, nobody who comes by a provider would ever be somebody here. */
    private List<String> firstVisitSteps() {
        boolean unsaid = settings.find("first-visit.steps").isEmpty();
        return unsaid && settings.list("login.methods").contains("social")
                ? List.of("invoicenumber")
                : settings.list("first-visit.steps");
    }

    private Tenant.Registration registration() {
        return new Tenant.Registration(
                settings.yes("register.enabled"),
                settings.word("register.layout", Tenant.Registration.Form.class),
                settings.yes("register.separatePasswordLink"),
                settings.word("register.extraProof", Tenant.Registration.ExtraProof.class),
                settings.time("mailLink.validFor"));
    }

    private Tenant.SignUp signUp() {
        return new Tenant.SignUp(
                settings.yes("signup.enabled"),
                settings.list("signup.steps"),
                new Tenant.SignUp.Codes(
                        settings.time("signup.code.validFor"),
                        settings.number("signup.code.maxTries"),
                        settings.time("signup.code.resendAfter"),
                        settings.number("signup.code.maxPerDay")),
                settings.find("policy.version")
                        .map(
                                version ->
                                        new Tenant.SignUp.Policy(
                                                version, settings.text("policy.url"))));
    }

    private Tenant.Theme theme() {
        String brand = settings.find("brand.theme").orElse(settings.text("tenant.id"));
        return folder.theme()
                .orElseGet(
                        () ->
                                Shipped.brands()
                                        .getOrDefault(brand, new Tenant.Theme("none", Map.of())));
    }
}

package se.minasidor.tenancy;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Everything that may differ between organisations, read once from its settings and never changed.
 *
 * <p>A page asks this record, never the tenant's name. Words are not here: they are texts (see
 * {@link Texts}). The keys of {@code tenant.properties} that fill each part are named beside it.
 */
public record Tenant(
        TenantId id,
        Status status,
        Hosts hosts,
        List<LegalEntity> legalEntities,
        List<EntrySite> entrySites,
        Languages languages,
        ZoneId timeZone,
        Layout layout,
        Support support,
        Help help,
        Optional<LoginNotice> loginNotice,
        Login login,
        Registration registration,
        SignUp signUp,
        FirstVisit firstVisit,
        PasswordRules password,
        SessionLimits session,
        Throttle throttle,
        Mail mail,
        Invoices invoices,
        Consumption consumption,
        Set<String> modules,
        Theme theme,
        Words words) {

    /** {@code tenant.status}. Only an active tenant serves pages. */
    public enum Status {
        DRAFT,
        ACTIVE,
        SUSPENDED,
        CLOSED
    }

    /**
     * {@code hosts}: the first is the primary one, of which all links are made; the others redirect
     * to it. Hosts of entry sites ({@code entrySites.N.host}) redirect too and are remembered.
     */
    public record Hosts(String primary, List<String> others) {}

    /** {@code legalEntities.N.*}: a company that sends invoices and stands behind facilities. */
    public record LegalEntity(
            String id,
            String name,
            Optional<String> organisationNumber,
            List<String> services,
            Optional<String> bankgiro) {}

    /** {@code entrySites.N.*}: a web site of the organisation that links to the portal (S3-13). */
    public record EntrySite(
            String id,
            URI url,
            Optional<String> host,
            Optional<String> legalEntity,
            Presentation presentation) {

        public enum Presentation {
            LINK,
            ICON
        }

        /** The address as people say it, without {@code www.}. */
        public String displayName() {
            String host = url.getHost();
            return host.startsWith("www.") ? host.substring(4) : host;
        }
    }

    /** {@code locale.default} and {@code locale.available}. */
    public record Languages(Locale preferred, List<Locale> available) {}

    /** {@code layout.*} */
    public record Layout(LogoutPlace logout, List<MenuLink> siteMenu, boolean browserNotice) {

        public enum LogoutPlace {
            USER_MENU,
            LEFT_COLUMN,
            HEADER
        }

        /**
         * A link of the organisation's own site menu; the label is the text {@code siteMenu.id}.
         */
        public record MenuLink(String id, URI url) {}
    }

    /** {@code support.*}: any of them may be missing, and every page must read well without. */
    public record Support(Optional<String> phone, Optional<String> email, Optional<String> hours) {}

    /**
     * {@code help.*}: own help pages beside the generated guide, texts {@code help.page.slug.*}.
     */
    public record Help(List<String> pages) {}

    /**
     * {@code notice.login.*}; its words are the texts {@code notice.login.title} and {@code .text}.
     */
    public record LoginNotice(Level level, Optional<LocalDate> from, Optional<LocalDate> to) {

        public enum Level {
            INFO,
            WARN
        }

        public boolean shownOn(LocalDate day) {
            return from.map(f -> !day.isBefore(f)).orElse(true)
                    && to.map(t -> !day.isAfter(t)).orElse(true);
        }
    }

    /** {@code login.*} */
    public record Login(
            Presentation presentation,
            List<String> methods,
            List<String> providers,
            Optional<String> recommendedProvider,
            Map<String, OpenIdProvider> registrations,
            boolean bankIdAudienceText,
            String bankIdCertificate,
            boolean acceptOrganisationNumber,
            String organisationNumberPrefix) {

        /**
         * {@code login.oidc.NAME.*}: how an OpenID provider knows the organisation. A provider that
         * the login page names and that does not know it yet is announced.
         *
         * @param graph where Facebook's Graph is, for what its discovery does not tell
         */
        public record OpenIdProvider(
                String id,
                URI issuer,
                String clientId,
                SecretReference clientSecret,
                List<String> scopes,
                Optional<URI> graph) {}

        public Optional<OpenIdProvider> registration(String provider) {
            return providers.contains(provider)
                    ? Optional.ofNullable(registrations.get(provider))
                    : Optional.empty();
        }

        public enum Presentation {
            TABS,
            BUTTONS,
            STACKED
        }
    }

    /** {@code register.*}: how a known customer becomes a user the first time (S0-10 to S0-17). */
    public record Registration(
            boolean enabled,
            Form form,
            boolean separatePasswordLink,
            ExtraProof extraProof,
            Duration linkValidFor) {

        public enum Form {
            SINGLE_PAGE,
            WIZARD
        }

        public enum ExtraProof {
            NONE,
            INVOICE_NUMBER
        }
    }

    /**
     * {@code signup.*} and {@code policy.*}: newcomers make an account before they are anybody's
     * customer (S4-02, S4-06 to S4-11). {@code steps} are the words of the way there that pages
     * show (S4-23), among them {@code account}, {@code verify} and {@code connect}, which have
     * pages.
     */
    public record SignUp(
            boolean enabled, List<String> steps, Codes codes, Optional<Policy> policy) {

        /** {@code signup.code.*}: six digits, mailed. */
        public record Codes(Duration validFor, int maxTries, Duration resendAfter, int maxPerDay) {}

        /**
         * {@code policy.*}: what people say they have read. A higher version is asked for again.
         */
        public record Policy(String version, String url) {}
    }

    /**
     * {@code first-visit.steps}, in order, and {@code link.invoiceNumber.maxAge}: how old an
     * invoice may be that proves whose customer somebody is.
     */
    public record FirstVisit(List<String> steps, Duration invoiceMaxAge) {}

    /** {@code password.minLength}: 10 or more characters. */
    public record PasswordRules(int minLength) {}

    /**
     * {@code session.*}; {@code keep} is how long a browser may keep a login by password, where it
     * may at all.
     */
    public record SessionLimits(Duration idle, Duration max, Optional<Duration> keep) {}

    /** {@code login.throttle.*}: delays grow from base to max after the free attempts. */
    public record Throttle(int freeAttempts, Duration baseDelay, Duration maxDelay) {}

    /** {@code mail.*}; the sender of the platform where the tenant has none. */
    public record Mail(Optional<String> from, Optional<String> replyTo) {}

    /**
     * {@code invoices.*}; {@code pdfSource} is a URL with {@code {number}} from where PDFs are
     * fetched.
     */
    public record Invoices(boolean pdf, Optional<String> pdfSource) {}

    /**
     * {@code consumption.*}; {@code valuesBy} is when a day's values are there the day after.
     *
     * @param mayDiffer what is shown may differ from what is invoiced, and the page says so
     */
    public record Consumption(Optional<LocalTime> valuesBy, boolean mayDiffer) {}

    /**
     * {@code brand.theme}: the files of the tenant's theme, read when asked for, and a hash of them
     * that is part of their address.
     */
    public record Theme(String hash, Map<String, Supplier<byte[]>> files) {

        public Optional<byte[]> file(String name) {
            return Optional.ofNullable(files.get(name)).map(Supplier::get);
        }
    }

    /**
     * The tenant's own words and those everybody shares: language tag to key to text; "" is for
     * every language. The shared map is one object for all tenants.
     */
    public record Words(
            Map<String, Map<String, String>> own, Map<String, Map<String, String>> shared) {}

    /** The company with that id, or the first one. */
    public LegalEntity legalEntity(String id) {
        return legalEntities.stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElse(legalEntities.get(0));
    }

    public boolean active() {
        return status == Status.ACTIVE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tenant tenant && tenant.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id.value();
    }
}

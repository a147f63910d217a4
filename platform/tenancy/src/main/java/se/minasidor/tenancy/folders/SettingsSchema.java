package se.minasidor.tenancy.folders;

import static se.minasidor.tenancy.folders.Kind.date;
import static se.minasidor.tenancy.folders.Kind.host;
import static se.minasidor.tenancy.folders.Kind.hosts;
import static se.minasidor.tenancy.folders.Kind.listMatching;
import static se.minasidor.tenancy.folders.Kind.matching;
import static se.minasidor.tenancy.folders.Kind.number;
import static se.minasidor.tenancy.folders.Kind.oneOf;
import static se.minasidor.tenancy.folders.Kind.secret;
import static se.minasidor.tenancy.folders.Kind.someOf;
import static se.minasidor.tenancy.folders.Kind.text;
import static se.minasidor.tenancy.folders.Kind.time;
import static se.minasidor.tenancy.folders.Kind.url;
import static se.minasidor.tenancy.folders.Kind.yesNo;
import static se.minasidor.tenancy.folders.Kind.zone;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything an organisation may write in its {@code tenant.properties}. Reading, refusing,
 * explaining and the table in the README all come from this list.
 */
public final class SettingsSchema {

    private static final String SLUG = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    /** Plain HTTP only on this computer, where the demo has its own providers. */
    private static final String HTTPS_OR_HERE =
            "(https://[^/\\s?#]+|http://127\\.0\\.0\\.1:[0-9]+)(/[^\\s?#]*)?";

    private static final String EMAIL = "[^@\\s<>,]+@[^@\\s<>,]+\\.[^@\\s<>,]+";

    /** One setting; {@code N} in its key stands for a number. */
    public record Setting(String key, String form, String description, Kind kind, Pattern keys) {
        Setting(String key, Kind kind, String description) {
            this(
                    key,
                    kind.form(),
                    description,
                    kind,
                    Pattern.compile(
                            key.replace(".", "\\.")
                                    .replace("\\.N\\.", "\\.[0-9]{1,2}\\.")
                                    .replace("\\.NAME\\.", "\\." + SLUG + "\\.")));
        }
    }

    static final List<Setting> ALL =
            List.of(
                    s(
                            "tenant.id",
                            matching("the folder's name", SLUG),
                            "the organisation's short name, the same as its folder's"),
                    s(
                            "tenant.status",
                            oneOf("statuses", "draft", "active", "suspended", "closed"),
                            "only an active organisation serves pages"),
                    s(
                            "hosts",
                            hosts(),
                            "host names; links are made of the first, others lead to it"),
                    s(
                            "legalEntities.N.id",
                            matching("short name", SLUG),
                            "a company behind invoices and facilities; without any, there is one"
                                    + " with the organisation's name"),
                    s("legalEntities.N.name", text(), "its legal name, in footer and mails"),
                    s(
                            "legalEntities.N.orgNumber",
                            matching("NNNNNN-NNNN", "[0-9]{6}-[0-9]{4}"),
                            "its organisation number"),
                    s(
                            "legalEntities.N.services",
                            someOf("services", "el", "heat", "water", "fibre", "waste", "deposit"),
                            "what it delivers"),
                    s(
                            "legalEntities.N.bankgiro",
                            matching("NNN-NNNN or NNNN-NNNN", "[0-9]{3,4}-[0-9]{4}"),
                            "where its invoices are paid"),
                    s(
                            "entrySites.N.id",
                            matching("short name", SLUG),
                            "a web site that links here; its link says the text entry.<id>.label"),
                    s("entrySites.N.url", url(), "the site's address, for the way back"),
                    s("entrySites.N.host", host(), "a host of ours that leads in from this site"),
                    s(
                            "entrySites.N.legalEntity",
                            matching("id of a legal entity", SLUG),
                            "the company this site belongs to"),
                    s(
                            "entrySites.N.presentation",
                            oneOf("presentations", "link", "icon"),
                            "how the site shows its way in (default link)"),
                    s(
                            "brand.theme",
                            matching("name of a theme", SLUG),
                            "the brand's folder (default the organisation's id)"),
                    s("locale.default", oneOf("languages", "sv", "en"), "language of first choice"),
                    s(
                            "locale.available",
                            someOf("languages", "sv", "en"),
                            "languages to choose from"),
                    s("timeZone", zone(), "where the organisation's days begin"),
                    s(
                            "layout.logout",
                            oneOf("places", "userMenu", "leftColumn", "header"),
                            "where logging out is found"),
                    s(
                            "layout.siteMenu.N.id",
                            matching("short name", SLUG),
                            "a link of the organisation's own menu; it says the text siteMenu.<id>"),
                    s("layout.siteMenu.N.url", url(), "where that link leads"),
                    s("support.phone", text(), "the customer service's phone number"),
                    s("support.email", matching("e-mail address", EMAIL), "its e-mail address"),
                    s("support.hours", text(), "when it answers"),
                    s(
                            "help.pages",
                            listMatching("short names", SLUG),
                            "own help pages beside the generated guide; their words are the texts"
                                    + " help.page.<name>.title, .text and .step.1 to .step.9"),
                    s("notice.browser.enabled", yesNo(), "show the text notice.browser"),
                    s(
                            "notice.login.enabled",
                            yesNo(),
                            "show the texts notice.login.title and .text on the login page"),
                    s("notice.login.level", oneOf("levels", "info", "warn"), "how loud it is"),
                    s("notice.login.from", date(), "first day it is shown"),
                    s("notice.login.to", date(), "last day it is shown"),
                    s(
                            "login.presentation",
                            oneOf("presentations", "tabs", "buttons", "stacked"),
                            "how several methods are shown"),
                    s(
                            "login.methods",
                            someOf(
                                    "methods",
                                    "bankid",
                                    "customernumber",
                                    "emailpassword",
                                    "social"),
                            "the ways to log in, in order"),
                    s(
                            "login.providers",
                            listMatching("short names", SLUG),
                            "the OpenID providers behind the method social, in order; a name of"
                                    + " your own has its label in the text login.provider.<name>"),
                    s(
                            "login.recommendedProvider",
                            matching("short name", SLUG),
                            "the provider marked as recommended"),
                    s(
                            "login.oidc.NAME.issuer",
                            matching("https address", HTTPS_OR_HERE),
                            "what the provider calls itself; its discovery document is looked for"
                                    + " there"),
                    s(
                            "login.oidc.NAME.clientId",
                            matching("text without blanks", "[!-~]{1,200}"),
                            "what the provider calls this organisation's portal; until it is set,"
                                    + " the provider is announced"),
                    s(
                            "login.oidc.NAME.clientSecret",
                            secret(),
                            "where the secret lies that belongs to it"),
                    s(
                            "login.oidc.NAME.scopes",
                            listMatching("words", "[A-Za-z0-9:._/-]{1,100}"),
                            "what is asked for (default openid, which is enough)"),
                    s(
                            "login.oidc.NAME.graph",
                            matching("https address", HTTPS_OR_HERE),
                            "Facebook's Graph: its discovery document names no token endpoint"),
                    s(
                            "login.bankid.audience",
                            someOf("audiences", "all", "private", "soleTrader", "company"),
                            "who may use BankID; the text login.bankid.audience is shown unless all"),
                    s(
                            "login.bankid.certificate",
                            matching("name of a certificate", SLUG),
                            "the BankID certificate, as a file <name>.p12 in"
                                    + " MINASIDOR_BANKID_CERTIFICATES (default the organisation's"
                                    + " id)"),
                    s(
                            "login.customernumber.acceptOrgNumber",
                            yesNo(),
                            "companies may write their organisation number"),
                    s(
                            "login.orgNumber.prefix",
                            oneOf("prefixes", "none", "16", "00"),
                            "how we ask for it; every form is understood"),
                    s(
                            "login.throttle.freeAttempts",
                            number(1, 20),
                            "wrong attempts before waiting begins"),
                    s("login.throttle.baseDelay", time("1s", "5m"), "the first wait"),
                    s("login.throttle.maxDelay", time("1s", "1d"), "the longest wait"),
                    s(
                            "register.enabled",
                            yesNo(),
                            "known customers may register their e-mail address"),
                    s(
                            "register.layout",
                            oneOf("layouts", "singlePage", "wizard"),
                            "one page or two steps"),
                    s(
                            "register.separatePasswordLink",
                            yesNo(),
                            "a link of its own for creating a password"),
                    s(
                            "register.extraProof",
                            oneOf("proofs", "none", "invoiceNumber"),
                            "what is asked beside customer number and personal number"),
                    s(
                            "signup.enabled",
                            yesNo(),
                            "newcomers may make an account before they are anybody's customer"),
                    s(
                            "signup.steps",
                            listMatching("short names", SLUG),
                            "the way to an account that newcomers are shown, in order: account,"
                                    + " verify and connect, which have pages, and others that only"
                                    + " tell; their words are the texts signup.step.<name>"),
                    s(
                            "signup.code.validFor",
                            time("2m", "10m"),
                            "how long a mailed six-digit code works"),
                    s(
                            "signup.code.maxTries",
                            number(3, 5),
                            "wrong codes, however many are sent, before one must begin anew"),
                    s(
                            "signup.code.resendAfter",
                            time("30s", "5m"),
                            "the wait before another code can be asked for"),
                    s(
                            "signup.code.maxPerDay",
                            number(3, 20),
                            "codes mailed to one address in a day"),
                    s(
                            "policy.version",
                            matching(
                                    "numbers with dots or a date",
                                    "[0-9]{1,4}([.-][0-9]{1,4}){0,2}"),
                            "version of the privacy policy; when it rises, people are asked to"
                                    + " accept it again"),
                    s(
                            "policy.url",
                            matching(
                                    "https address or a path here",
                                    "(https://[^\\s\"<>]+|/[a-z0-9/-]*)"),
                            "where the privacy policy is read"),
                    s(
                            "first-visit.steps",
                            someOf("steps", "verifyemail", "acceptpolicy", "invoicenumber"),
                            "what newcomers do between their first login and the first page, in"
                                    + " order (default invoicenumber with the method social, which"
                                    + " needs it)"),
                    s(
                            "link.invoiceNumber.maxAge",
                            time("30d", "3650d"),
                            "how old an invoice may be whose number proves who somebody is"),
                    s("mailLink.validFor", time("10m", "2d"), "how long a mailed link works"),
                    s("password.minLength", number(10, 64), "shortest password"),
                    s(
                            "session.idle",
                            time("2m", "2h"),
                            "logged out after this long without a click"),
                    s("session.max", time("10m", "1d"), "logged out after this long in any case"),
                    s(
                            "session.keep",
                            time("1d", "30d"),
                            "how long a browser may keep a login by password, if its owner ticks so;"
                                    + " empty: not at all"),
                    s(
                            "mail.from",
                            matching("e-mail address", EMAIL),
                            "sender of mails (default the platform's)"),
                    s("mail.replyTo", matching("e-mail address", EMAIL), "where answers go"),
                    s("invoices.pdf", yesNo(), "invoices can be fetched as PDF"),
                    s(
                            "invoices.pdfSource",
                            matching(
                                    "https address with {number}",
                                    "(https://|http://127\\.0\\.0\\.1:[0-9]+/)[^\\s]*\\{number\\}[^\\s]*"),
                            "where PDFs are fetched that the sender did not upload"),
                    s(
                            "consumption.valuesBy",
                            matching("time of day such as 14:00", "([01][0-9]|2[0-3]):[0-5][0-9]"),
                            "when yesterday's values are promised to be there"),
                    s(
                            "consumption.mayDiffer",
                            yesNo(),
                            "say that shown values may differ from the invoice"),
                    s(
                            "modules",
                            someOf("modules", "facilities", "consumption", "invoices"),
                            "the parts of the portal that are used"));

    /** Settings without which nothing can be served. */
    static final List<String> REQUIRED =
            List.of(
                    "tenant.id",
                    "tenant.status",
                    "hosts",
                    "locale.default",
                    "locale.available",
                    "timeZone",
                    "layout.logout",
                    "notice.browser.enabled",
                    "notice.login.enabled",
                    "notice.login.level",
                    "login.presentation",
                    "login.methods",
                    "login.bankid.audience",
                    "login.customernumber.acceptOrgNumber",
                    "login.orgNumber.prefix",
                    "login.throttle.freeAttempts",
                    "login.throttle.baseDelay",
                    "login.throttle.maxDelay",
                    "register.enabled",
                    "register.layout",
                    "register.separatePasswordLink",
                    "register.extraProof",
                    "signup.enabled",
                    "signup.steps",
                    "signup.code.validFor",
                    "signup.code.maxTries",
                    "signup.code.resendAfter",
                    "signup.code.maxPerDay",
                    "policy.url",
                    "link.invoiceNumber.maxAge",
                    "mailLink.validFor",
                    "password.minLength",
                    "session.idle",
                    "session.max",
                    "invoices.pdf",
                    "consumption.mayDiffer",
                    "modules");

    private SettingsSchema() {}

    private static Setting s(String key, Kind kind, String description) {
        return new Setting(key, kind, description);
    }

    /** All settings, in the order they are best read. */
    public static List<Setting> all() {
        return ALL;
    }

    /** The settings as a table for the README, with what everybody gets. */
    public static String table() {
        Map<String, String> shared = Shared.read(Optional.empty()).settings().get(0).values();
        StringBuilder table = new StringBuilder("| setting | value | default | meaning |\n");
        table.append("|---|---|---|---|\n");
        for (Setting setting : ALL) {
            String given =
                    shared.containsKey(setting.key()) ? "`" + shared.get(setting.key()) + "`" : "";
            table.append("| `" + setting.key() + "` | " + setting.form() + " | " + given);
            table.append(" | " + setting.description() + " |\n");
        }
        return table.toString();
    }

    static Optional<Setting> of(String key) {
        return ALL.stream().filter(setting -> setting.keys().matcher(key).matches()).findFirst();
    }

    /** The known key that looks most like a mistyped one, where one is near. */
    static Optional<String> near(String key) {
        return ALL.stream()
                .map(Setting::key)
                .filter(known -> distance(known, key) <= 3)
                .min(Comparator.comparingInt(known -> distance(known, key)));
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}

package se.minasidor.launcher.settings;

import static se.minasidor.launcher.settings.Checks.anything;
import static se.minasidor.launcher.settings.Checks.databaseUrl;
import static se.minasidor.launcher.settings.Checks.folder;
import static se.minasidor.launcher.settings.Checks.https;
import static se.minasidor.launcher.settings.Checks.megabytes;
import static se.minasidor.launcher.settings.Checks.networks;
import static se.minasidor.launcher.settings.Checks.oneOf;
import static se.minasidor.launcher.settings.Checks.port;
import static se.minasidor.launcher.settings.Checks.publicUrl;
import static se.minasidor.launcher.settings.Checks.readableFile;
import static se.minasidor.launcher.settings.Checks.sender;
import static se.minasidor.launcher.settings.Setting.Need.ALWAYS;
import static se.minasidor.launcher.settings.Setting.Need.NEVER;
import static se.minasidor.launcher.settings.Setting.Need.WITH_OWN_DATABASE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import se.minasidor.launcher.Refusal;
import se.minasidor.launcher.settings.Setting.Need;

/** The settings of one start, all checked. The same names are the portal's own settings. */
public final class Settings {

    public static final String PREFIX = "MINASIDOR_";

    /** Belongs to the command line, and may stand in the environment all the same. */
    public static final String API_KEY = PREFIX + "API_KEY";

    private static final List<Setting> TABLE =
            List.of(
                    open("PORT", "8080", NEVER, port(), "port of the pages and the API"),
                    open(
                            "BIND",
                            "0.0.0.0",
                            NEVER,
                            networks(),
                            "address that the port is opened on"),
                    open("DATA", "data", NEVER, anything(), "folder for what this node keeps"),
                    open(
                            "DB",
                            "server",
                            NEVER,
                            oneOf("server", "embedded"),
                            "server, or embedded: a PostgreSQL of our own in the data folder"),
                    open(
                            "DB_URL",
                            null,
                            WITH_OWN_DATABASE,
                            databaseUrl(),
                            "jdbc:postgresql://host:5432/database"),
                    open(
                            "DB_USER",
                            null,
                            WITH_OWN_DATABASE,
                            anything(),
                            "login of the application: owns nothing, obeys row security"),
                    hidden("DB_PASSWORD", WITH_OWN_DATABASE, "its password"),
                    open(
                            "DB_MIGRATION_USER",
                            null,
                            WITH_OWN_DATABASE,
                            anything(),
                            "login that owns the tables and changes them at start"),
                    hidden("DB_MIGRATION_PASSWORD", WITH_OWN_DATABASE, "its password"),
                    open("MAIL_HOST", null, ALWAYS, anything(), "SMTP server"),
                    open("MAIL_PORT", "25", NEVER, port(), "its port"),
                    open("MAIL_USER", null, NEVER, anything(), "login there, if it wants one"),
                    hidden("MAIL_PASSWORD", NEVER, "password there"),
                    open(
                            "MAIL_TLS",
                            "offered",
                            NEVER,
                            oneOf("offered", "required", "implicit"),
                            "STARTTLS when offered, STARTTLS or nothing, or TLS from the first byte (port 465)"),
                    open(
                            "MAIL_FROM",
                            null,
                            ALWAYS,
                            sender(),
                            "sender where a tenant has none of its own"),
                    open(
                            "TENANTS",
                            null,
                            NEVER,
                            anything(),
                            "live folder of the tenants, watched; unless set: tenants in the data folder"),
                    open(
                            "SECRET_KEY_FILE",
                            null,
                            ALWAYS,
                            readableFile(),
                            "file with the keys that personal numbers are encrypted under"),
                    open(
                            "BANKID_CERTIFICATES",
                            null,
                            NEVER,
                            folder(),
                            "folder of the organisations' BankID certificates: <name>.p12, and its password in <name>.password"),
                    open(
                            "BANKID_ROOT",
                            null,
                            NEVER,
                            readableFile(),
                            "PEM file of the root that BankID's server is known by; nothing else is trusted there"),
                    open(
                            "BANKID_SIGNATURE_ROOT",
                            null,
                            NEVER,
                            readableFile(),
                            "PEM file of the root of people's BankIDs, by which their signatures are checked"),
                    open(
                            "BANKID_URL",
                            "https://appapi2.bankid.com/rp/v6.0/",
                            NEVER,
                            https(),
                            "BankID's service"),
                    open(
                            "PUBLIC_URL_PATTERN",
                            "https://{host}",
                            NEVER,
                            publicUrl(),
                            "scheme and port of mailed links"),
                    open(
                            "TRUSTED_PROXIES",
                            null,
                            NEVER,
                            networks(),
                            "addresses or networks whose X-Forwarded headers are believed"),
                    open(
                            "IMPORT_LARGEST",
                            "10240",
                            NEVER,
                            megabytes(),
                            "the largest body an import may have, unpacked, in MB"),
                    open(
                            "MANAGEMENT_ADDRESSES",
                            "127.0.0.0/8, ::1",
                            NEVER,
                            networks(),
                            "addresses or networks that may read /metrics and /openapi"),
                    open("LOG", "text", NEVER, oneOf("text", "json"), "form of the log"),
                    open(
                            "JAVA_OPTS",
                            "-Xmx768m -XX:+UseSerialGC",
                            NEVER,
                            anything(),
                            "options of the server's Java"));

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    private static Setting open(
            String name,
            String preset,
            Need need,
            Function<String, Optional<String>> check,
            String description) {
        return new Setting(
                PREFIX + name, Optional.ofNullable(preset), need, check, false, description);
    }

    private static Setting hidden(String name, Need need, String description) {
        return new Setting(PREFIX + name, Optional.empty(), need, anything(), true, description);
    }

    /** All settings, in the order of the README's table. */
    public static List<Setting> all() {
        return TABLE;
    }

    /**
     * Reads and checks. An empty variable counts as not set.
     *
     * @throws Refusal with one line for each missing, wrong or unknown variable
     */
    public static Settings read(Map<String, String> environment) {
        Examined examined = examine(environment);
        if (!examined.faults().isEmpty()) {
            throw new Refusal(examined.faults());
        }
        return examined.settings();
    }

    /** What could be read, and one line for each fault. */
    public record Examined(Settings settings, List<String> faults) {}

    /** Reads without refusing, for those who look for everything that is wrong. */
    public static Examined examine(Map<String, String> environment) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>(unknown(environment));
        boolean embedded = "embedded".equals(environment.get(PREFIX + "DB"));
        for (Setting setting : TABLE) {
            String value = environment.getOrDefault(setting.name(), "").strip();
            if (value.isEmpty()) {
                value = setting.preset().orElse("");
            }
            if (!value.isEmpty()) {
                values.put(setting.name(), value);
                String shown = setting.secret() ? "its value" : "\"" + value + "\"";
                setting.check()
                        .apply(value)
                        .ifPresent(
                                wrong ->
                                        faults.add(
                                                setting.name() + " says " + shown + ": " + wrong));
            } else if (setting.need() == ALWAYS
                    || setting.need() == WITH_OWN_DATABASE && !embedded) {
                faults.add(setting.name() + " is missing: " + setting.description());
            }
        }
        if (values.containsKey(PREFIX + "MAIL_USER")
                != values.containsKey(PREFIX + "MAIL_PASSWORD")) {
            faults.add(PREFIX + "MAIL_USER and " + PREFIX + "MAIL_PASSWORD: set both or neither");
        }
        return new Examined(new Settings(values), faults);
    }

    /** A misspelt name must not silently be a default. */
    private static List<String> unknown(Map<String, String> environment) {
        List<String> known =
                Stream.concat(TABLE.stream().map(Setting::name), Stream.of(API_KEY)).toList();
        return new TreeMap<>(environment)
                .keySet().stream()
                        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                        .map(name -> name + " is not a setting; see ./minasidor help settings")
                        .toList();
    }

    /** The same settings with other values, for what the launcher itself provides. */
    public Settings with(Map<String, String> changed) {
        Map<String, String> all = new LinkedHashMap<>(values);
        changed.forEach((name, value) -> all.put(PREFIX + name, value));
        return new Settings(all);
    }

    /** The value of {@code MINASIDOR_name}. */
    public String get(String name) {
        return find(name).orElseThrow(() -> new Refusal(PREFIX + name + " is missing"));
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(PREFIX + name));
    }

    public int number(String name) {
        return Integer.parseInt(get(name));
    }

    public boolean embeddedDatabase() {
        return get("DB").equals("embedded");
    }

    public Path data() {
        return Path.of(get("DATA")).toAbsolutePath().normalize();
    }

    public Path tenants() {
        return find("TENANTS").map(Path::of).orElse(data().resolve("tenants")).toAbsolutePath();
    }

    /** What the portal's process gets: every value under its own name. */
    public Map<String, String> environment() {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.put(PREFIX + "TENANTS", tenants().toString());
        return all;
    }

    /** All settings as a table in Markdown, which the README holds. */
    public static String table() {
        StringBuilder table =
                new StringBuilder(
                        "| Variable | Needed | Default | What it is |\n|---|---|---|---|\n");
        for (Setting setting : TABLE) {
            table.append(
                    "| `%s` | %s | %s | %s |%n"
                            .formatted(
                                    setting.name(),
                                    setting.need().words(),
                                    setting.preset().map(p -> "`" + p + "`").orElse(""),
                                    setting.description()));
        }
        return table.toString();
    }

    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}

package se.minasidor.launcher;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import se.minasidor.customers.ApiKeyIssuer;
import se.minasidor.tenancy.TenantFolders;
import se.minasidor.tenancy.TenantId;

/** {@code apikey create|list|revoke}: keys by which an organisation's systems use the API. */
final class ApiKeyCommand {

    private static final String USAGE =
            "Usage: apikey create <tenant> <name> [--scopes a,b] [--days n] | apikey list <tenant> |"
                    + " apikey revoke <tenant> <id>";
    private static final int LONGEST_DAYS = 3660;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.systemDefault());

    private final Map<String, String> environment;

    ApiKeyCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    int run(List<String> arguments) throws Exception {
        if (arguments.size() < 2) {
            throw new Refusal(USAGE);
        }
        Installation installation = Installation.of(environment);
        TenantId tenant = tenant(arguments.get(1), installation);
        List<String> rest = arguments.subList(2, arguments.size());
        try (Connection database = installation.database()) {
            return switch (arguments.get(0)) {
                case "create" -> create(database, tenant, rest);
                case "list" -> list(database, tenant);
                case "revoke" -> revoke(database, tenant, rest);
                default -> throw new Refusal(USAGE);
            };
        }
    }

    private static TenantId tenant(String word, Installation installation) {
        Collection<TenantId> known = TenantFolders.once(installation.tenants()).tenants().keySet();
        return known.stream()
                .filter(id -> id.value().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                        "There is no tenant %s; known are %s"
                                                .formatted(
                                                        word,
                                                        sorted(
                                                                known.stream()
                                                                        .map(TenantId::value)
                                                                        .toList()))));
    }

    private static int create(Connection database, TenantId tenant, List<String> rest)
            throws SQLException {
        if (rest.isEmpty() || rest.size() % 2 == 0 || rest.get(0).startsWith("--")) {
            throw new Refusal(USAGE);
        }
        Set<String> scopes = new TreeSet<>(Set.of(ApiKeyIssuer.IMPORTS_WRITE));
        int days = 365;
        for (int i = 1; i < rest.size(); i += 2) {
            String value = rest.get(i + 1);
            switch (rest.get(i)) {
                case "--scopes" -> {
                    scopes = new TreeSet<>(Arrays.asList(value.split(",")));
                    if (!ApiKeyIssuer.SCOPES.containsAll(scopes)) {
                        throw new Refusal(
                                "--scopes says \""
                                        + value
                                        + "\": known scopes are "
                                        + sorted(ApiKeyIssuer.SCOPES));
                    }
                }
                case "--days" -> {
                    if (!value.matches("[1-9]\\d{0,3}") || Integer.parseInt(value) > LONGEST_DAYS) {
                        throw new Refusal("--days says \"" + value + "\": 1 to " + LONGEST_DAYS);
                    }
                    days = Integer.parseInt(value);
                }
                default -> throw new Refusal(USAGE);
            }
        }
        Instant expires = Instant.now().plus(days, ChronoUnit.DAYS);
        System.out.println(ApiKeyIssuer.issue(database, tenant, rest.get(0), scopes, expires));
        System.err.println(
                "Shown this once. For %s, scopes %s, until %s."
                        .formatted(tenant, sorted(scopes), DAY.format(expires)));
        return 0;
    }

    private static int list(Connection database, TenantId tenant) throws SQLException {
        List<ApiKeyIssuer.Issued> keys = ApiKeyIssuer.list(database, tenant);
        for (ApiKeyIssuer.Issued key : keys) {
            System.out.println(
                    "%s  %-24s %-28s until %s  last used %s%s"
                            .formatted(
                                    key.id(),
                                    key.name(),
                                    sorted(key.scopes()),
                                    DAY.format(key.expires()),
                                    key.lastUsed().map(DAY::format).orElse("never"),
                                    key.revoked()
                                            .map(at -> "  revoked " + DAY.format(at))
                                            .orElse("")));
        }
        if (keys.isEmpty()) {
            System.out.println(tenant + " has no keys.");
        }
        return 0;
    }

    private static int revoke(Connection database, TenantId tenant, List<String> rest)
            throws SQLException {
        if (rest.size() != 1) {
            throw new Refusal(USAGE);
        }
        UUID id;
        try {
            id = UUID.fromString(rest.get(0));
        } catch (IllegalArgumentException notOne) {
            throw new Refusal("\"" + rest.get(0) + "\" is no key's id; see apikey list " + tenant);
        }
        boolean done = ApiKeyIssuer.revoke(database, tenant, id);
        System.out.println(done ? "Revoked." : tenant + " has no such key that is not revoked.");
        return done ? 0 : 1;
    }

    private static String sorted(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(","));
    }
}

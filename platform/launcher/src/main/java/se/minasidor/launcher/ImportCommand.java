package se.minasidor.launcher;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.minasidor.launcher.imports.FileImport;
import se.minasidor.launcher.imports.ImportOptions;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantFolders;
import se.minasidor.tenancy.TenantId;

/** {@code import <tenant> <kind> <file...>}: brings files in, over HTTP. */
final class ImportCommand {

    private static final Duration QUICK = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(700);

    private final Map<String, String> environment;

    ImportCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    int run(List<String> arguments) throws Exception {
        ImportOptions options = ImportOptions.of(arguments, environment);
        URI portal = options.url().orElseGet(() -> here(options.tenant()));
        return new FileImport(
                        options,
                        portal,
                        System.out,
                        System.err,
                        System.console() != null,
                        QUICK,
                        PAUSE)
                .run();
    }

    /** Where links to this organisation lead. */
    private URI here(String word) {
        Installation installation = Installation.of(environment);
        Optional<Tenant> tenant =
                TenantFolders.once(installation.tenants()).tenants().entrySet().stream()
                        .filter(known -> known.getKey().equals(new TenantId(word)))
                        .map(Map.Entry::getValue)
                        .findFirst();
        String host =
                tenant.map(t -> t.hosts().primary())
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                "There is no tenant "
                                                        + word
                                                        + " here; --url says where it is."));
        String pattern =
                installation
                        .environment()
                        .getOrDefault("MINASIDOR_PUBLIC_URL_PATTERN", "https://{host}");
        return URI.create(pattern.replace("{host}", host));
    }
}

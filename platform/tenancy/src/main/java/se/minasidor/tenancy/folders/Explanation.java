package se.minasidor.tenancy.folders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Says what a setting is for a tenant and which files had a say in it. */
public final class Explanation {

    private Explanation() {}

    /**
     * Lines for a terminal; the first is {@code key = value}. Empty when there is no such tenant.
     */
    public static List<String> of(Optional<Path> live, String tenant, String key) {
        try {
            Optional<Folder> folder = folder(live, tenant);
            return folder.isEmpty() ? List.of() : explained(folder.get(), shared(live), key);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> explained(Folder folder, Shared shared, String key) {
        List<String> lines = new ArrayList<>();
        Optional<SettingsSchema.Setting> setting = SettingsSchema.of(key);
        if (setting.isEmpty()) {
            lines.add(key + " is not a known setting");
            SettingsSchema.near(key).ifPresent(near -> lines.add("did you mean " + near + "?"));
            return lines;
        }
        Settings settings = TenantReader.settings(folder, shared);
        lines.add(key + " = " + settings.find(key).orElse("(not set)"));
        lines.add("  " + setting.get().description() + " (" + form(setting.get()) + ")");
        for (ConfigSource source : settings.config().getConfigSources()) {
            if (source instanceof SettingsSource file) {
                String value = file.getValue(key);
                boolean shipped = file.equals(shared.settings().get(0));
                lines.add(
                        "  %s%s %s"
                                .formatted(
                                        file.getName(),
                                        shipped ? " (shipped)" : "",
                                        value == null ? "says nothing" : "says \"" + value + "\""));
            }
        }
        return lines;
    }

    /** As a person reads it; in the table of settings a bar has to be escaped. */
    private static String form(SettingsSchema.Setting setting) {
        return setting.form().replace("\\|", "|");
    }

    private static Optional<Folder> folder(Optional<Path> live, String tenant) throws IOException {
        if (live.isEmpty()) {
            return Optional.ofNullable(Shipped.tenants().get(tenant));
        }
        LiveFolder folder = new LiveFolder(live.get());
        return folder.names().contains(tenant)
                ? Optional.of(folder.read(tenant))
                : Optional.empty();
    }

    private static Shared shared(Optional<Path> live) throws IOException {
        if (live.isPresent()) {
            LiveFolder folder = new LiveFolder(live.get());
            if (folder.names().contains(Shipped.SHARED)) {
                return Shared.read(Optional.of(folder.read(Shipped.SHARED)));
            }
        }
        return Shared.read(Optional.empty());
    }
}

package se.minasidor.tenancy.folders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.minasidor.tenancy.TenantCatalog.Fault;

/**
 * What every organisation gets: the product's defaults from the class path and, over them, those of
 * an optional {@code shared/} in the live folder.
 *
 * @param settings in rising precedence
 */
record Shared(
        List<SettingsSource> settings, Map<String, Map<String, String>> texts, List<Fault> faults) {

    static Shared read(Optional<Folder> live) {
        List<SettingsSource> settings = new ArrayList<>();
        Map<String, Map<String, String>> texts = new TreeMap<>();
        List<Fault> faults = new ArrayList<>();
        int ordinal = 100;
        for (Folder folder :
                live.map(l -> List.of(Shipped.shared(), l)).orElse(List.of(Shipped.shared()))) {
            FolderFaults found = new FolderFaults(folder.name(), faults);
            settings.add(SettingsSource.read(folder, ordinal, found));
            ordinal += 100;
            folder.files()
                    .forEach(
                            (file, content) -> {
                                if (file.startsWith("texts/") && file.endsWith(".properties")) {
                                    texts.computeIfAbsent(language(file), tag -> new TreeMap<>())
                                            .putAll(PropertiesFile.read(content, found.in(file)));
                                }
                            });
        }
        return new Shared(List.copyOf(settings), texts, List.copyOf(faults));
    }

    /** {@code sv} of {@code texts/login_sv.properties}; "" where the name has no language. */
    static String language(String file) {
        int end = file.length() - ".properties".length();
        int mark = file.lastIndexOf('_', end);
        return mark < 0 ? "" : file.substring(mark + 1, end);
    }
}

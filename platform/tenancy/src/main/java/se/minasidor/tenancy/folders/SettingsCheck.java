package se.minasidor.tenancy.folders;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds every fault in an organisation's settings, so that they can be mended in one go. */
final class SettingsCheck {

    private final Folder folder;
    private final Settings settings;
    private final FolderFaults faults;

    SettingsCheck(Folder folder, Settings settings, FolderFaults faults) {
        this.folder = folder;
        this.settings = settings;
        this.faults = faults;
    }

    void run() {
        settings.keys().forEach(this::checkValue);
        for (String key : SettingsSchema.REQUIRED) {
            if (settings.find(key).isEmpty()) {
                fault(key, "is missing; every organisation needs it");
            }
        }
        checkName();
        checkGroup("legalEntities.", "id", "name");
        checkGroup("entrySites.", "id", "url");
        checkGroup("layout.siteMenu.", "id", "url");
        checkReferences();
    }

    private void checkValue(String key) {
        Optional<SettingsSchema.Setting> setting = SettingsSchema.of(key);
        Optional<String> value = settings.find(key);
        if (setting.isEmpty()) {
            fault(
                    key,
                    "is not a known setting"
                            + SettingsSchema.near(key)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse("; config explain lists them all"));
        } else if (value.isPresent()) {
            setting.get().kind().fault(value.get()).ifPresent(message -> fault(key, message));
        }
    }

    private void checkName() {
        Optional<String> id = settings.find("tenant.id");
        if (id.isPresent() && !id.get().equals(folder.name())) {
            fault(
                    "tenant.id",
                    "says \"" + id.get() + "\"; it must be the folder's name, " + folder.name());
        }
    }

    private void checkGroup(String group, String... needed) {
        if (!faults.found().isEmpty()) {
            return; // keys that are not known cannot be counted
        }
        Set<String> ids = new HashSet<>();
        for (int number : settings.numbers(group)) {
            for (String part : needed) {
                String key = group + number + "." + part;
                if (settings.find(key).isEmpty()) {
                    fault(key, "is missing; " + group + number + " needs it");
                }
            }
            String id = group + number + ".id";
            settings.find(id)
                    .filter(value -> !ids.add(value))
                    .ifPresent(value -> fault(id, "says \"" + value + "\" a second time"));
        }
    }

    private void checkReferences() {
        List<String> entities = ids("legalEntities.");
        settings.keys().stream()
                .filter(key -> key.matches("entrySites\\.[0-9]{1,2}\\.legalEntity"))
                .forEach(key -> checkKnown(key, entities, "legal entities"));
        checkKnown("locale.default", settings.list("locale.available"), "available languages");
        checkKnown("login.recommendedProvider", settings.list("login.providers"), "providers");
        if (settings.list("login.methods").contains("social")
                && settings.list("login.providers").isEmpty()) {
            fault("login.providers", "is missing; the method social needs it");
        }
        settings.list("login.providers").forEach(this::checkProvider);
        if (settings.list("login.methods").contains("social")
                && settings.find("first-visit.steps").isPresent()
                && !settings.list("first-visit.steps").contains("invoicenumber")) {
            fault("first-visit.steps", "lacks invoicenumber; the method social needs it");
        }
        Optional<String> from = settings.find("notice.login.from");
        Optional<String> to = settings.find("notice.login.to");
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0) {
            fault("notice.login.to", "says \"" + to.get() + "\", which is before the first day");
        }
    }

    /** Half a registration would be a button that never works. */
    private void checkProvider(String provider) {
        String key = "login.oidc." + provider + ".";
        if (settings.find(key + "issuer").isEmpty()) {
            fault(key + "issuer", "is missing; the provider " + provider + " needs it");
        }
        boolean id = settings.find(key + "clientId").isPresent();
        if (id != settings.find(key + "clientSecret").isPresent()) {
            fault(
                    key + (id ? "clientSecret" : "clientId"),
                    "is missing; clientId and clientSecret belong together");
        }
    }

    private void checkKnown(String key, List<String> known, String plural) {
        settings.find(key)
                .filter(value -> !known.contains(value))
                .ifPresent(
                        value ->
                                fault(
                                        key,
                                        "says \""
                                                + value
                                                + "\"; known "
                                                + plural
                                                + " are "
                                                + String.join(", ", known)));
    }

    private List<String> ids(String group) {
        List<String> ids = new ArrayList<>();
        for (String key : settings.keys()) {
            if (key.startsWith(group) && key.endsWith(".id")) {
                settings.find(key).ifPresent(ids::add);
            }
        }
        return ids;
    }

    /** Names the file the value was read from, which may be the shared one. */
    private void fault(String key, String message) {
        String source = settings.source(key);
        String own = Folder.say(folder.name(), Folder.SETTINGS);
        faults.addFrom(source.isEmpty() ? own : source, key, message);
    }
}

package se.minasidor.tenancy.folders;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** One {@code tenant.properties} as a source of configuration. */
record SettingsSource(String name, int ordinal, Map<String, String> values)
        implements ConfigSource {

    static SettingsSource read(Folder folder, int ordinal, FolderFaults faults) {
        byte[] content = folder.files().getOrDefault(Folder.SETTINGS, new byte[0]);
        return new SettingsSource(
                Folder.say(folder.name(), Folder.SETTINGS),
                ordinal,
                PropertiesFile.read(content, faults.in(Folder.SETTINGS)));
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public String getValue(String key) {
        return values.get(key);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getOrdinal() {
        return ordinal;
    }
}

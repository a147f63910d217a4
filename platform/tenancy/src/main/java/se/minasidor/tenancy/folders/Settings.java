package se.minasidor.tenancy.folders;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The settings of one organisation over those everybody shares, asked for by kind. */
record Settings(Config config) {

    static Settings of(SettingsSource tenant, Shared shared) {
        ConfigSource[] sources = shared.settings().toArray(new ConfigSource[0]);
        return new Settings(
                ConfigProviderResolver.instance()
                        .getBuilder()
                        .withSources(sources)
                        .withSources(tenant)
                        .build());
    }

    List<String> keys() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .sorted()
                .toList();
    }

    /** The file a value comes from. */
    String source(String key) {
        return Optional.ofNullable(config.getConfigValue(key))
                .map(ConfigValue::getSourceName)
                .orElse("");
    }

    /** An empty value means that there is none, also where the shared settings have one. */
    Optional<String> find(String key) {
        return Optional.ofNullable(config.getConfigValue(key))
                .map(ConfigValue::getValue)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    String text(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException(key + " was not checked"));
    }

    boolean yes(String key) {
        return text(key).equals("true");
    }

    int number(String key) {
        return Integer.parseInt(text(key));
    }

    Duration time(String key) {
        return Kind.duration(text(key)).orElseThrow();
    }

    List<String> list(String key) {
        return find(key).map(Kind::parts).orElse(List.of());
    }

    /** The words of a settings file name the constants of an enum: userMenu is USER_MENU. */
    <E extends Enum<E>> E word(String key, Class<E> type) {
        return Enum.valueOf(type, constant(text(key)));
    }

    static String constant(String word) {
        return word.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(java.util.Locale.ROOT);
    }

    /** The numbers in use in a numbered group such as {@code entrySites.}, in order. */
    List<Integer> numbers(String group) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String key : keys()) {
            if (key.startsWith(group) && find(key).isPresent()) {
                String rest = key.substring(group.length());
                numbers.add(Integer.parseInt(rest.substring(0, rest.indexOf('.'))));
            }
        }
        return List.copyOf(numbers);
    }
}

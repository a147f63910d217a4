package se.minasidor.tenancy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of this request's tenant and language, for pages: {@code #{texts['login.heading']}} or,
 * with values, {@code #{texts.with('login.wait', {'seconds': 5})}}.
 */
@RequestScoped
@Named("texts")
public class Texts extends AbstractMap<String, String> {

    @Inject private CurrentTenant current;
    @Inject private WordBook words;

    @Override
    public String get(Object key) {
        return with(String.valueOf(key), Map.of());
    }

    public String with(String key, Map<String, ?> values) {
        return words.say(current.getTenant(), current.getLanguage(), key, values);
    }

    /** {@code a, b eller c}. */
    public String anyOf(List<String> names) {
        return words.anyOf(current.getTenant(), current.getLanguage(), names);
    }

    /** {@code 10 minuter}, {@code en timme}, {@code 400 dagar}. */
    public String time(Duration time) {
        return words.time(current.getTenant(), current.getLanguage(), time);
    }

    /** Is there such a text? For words that only some tenants have. */
    public boolean has(String key) {
        return words.has(current.getTenant(), current.getLanguage(), key);
    }

    @Override
    public boolean containsKey(Object key) {
        return has(String.valueOf(key));
    }

    /** Texts are asked for by key, never listed. */
    @Override
    public Set<Entry<String, String>> entrySet() {
        return Set.of();
    }
}

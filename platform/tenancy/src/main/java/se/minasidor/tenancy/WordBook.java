package se.minasidor.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Says a text in a tenant's words: those of the tenant in that language, else the tenant's for any
 * language, else the shared ones in that language, else the shared Swedish ones.
 *
 * <p>A text may use {@code {phone}}, {@code {email}}, {@code {portalName}}, {@code {companyName}},
 * {@code {providers}} (the services one can log in with), values given by the caller and other
 * texts by their key ({@code {support.turn}} says whom to turn to), and may choose: {@code {phone?
 * Ring {phone}. : Kontakta kundservice.}} takes the first half when there is a phone number, {@code
 * {offers.google? ...}} where Google is one of the services, {@code {minutes.one? en minut :
 * {minutes} minuter}} where that value is 1.
 */
@ApplicationScoped
public class WordBook {

    private static final Logger LOG = Logger.getLogger(WordBook.class.getName());
    private static final String SWEDISH = "sv";
    private static final String OFFERS = "offers.";
    private static final String ONE = ".one";

    /** The text with its placeholders filled; {@code ??key??} and a warning when there is none. */
    public String say(Tenant tenant, Locale language, String key, Map<String, ?> values) {
        Optional<String> text = find(tenant, language, key);
        if (text.isEmpty()) {
            LOG.warning(() -> "No text " + key + " (" + language + ") for " + tenant);
            return "??" + key + "??";
        }
        return filled(tenant, language, text.get(), values, 0);
    }

    public String say(Tenant tenant, Locale language, String key) {
        return say(tenant, language, key, Map.of());
    }

    public boolean has(Tenant tenant, Locale language, String key) {
        return find(tenant, language, key).isPresent();
    }

    private static Optional<String> find(Tenant tenant, Locale language, String key) {
        String tag = language.getLanguage();
        Tenant.Words words = tenant.words();
        String text = in(words.own(), tag, key);
        text = text != null ? text : in(words.own(), "", key);
        text = text != null ? text : in(words.shared(), tag, key);
        text = text != null ? text : in(words.shared(), "", key);
        text = text != null ? text : in(words.shared(), SWEDISH, key);
        return Optional.ofNullable(text);
    }

    private static String in(Map<String, Map<String, String>> words, String language, String key) {
        return words.getOrDefault(language, Map.of()).get(key);
    }

    private String filled(
            Tenant tenant, Locale language, String text, Map<String, ?> values, int depth) {
        return Template.fill(text, name -> value(tenant, language, name, values, depth));
    }

    private Optional<String> value(
            Tenant tenant, Locale language, String name, Map<String, ?> values, int depth) {
        if (values.containsKey(name)) {
            return Optional.ofNullable(values.get(name)).map(Object::toString);
        }
        return switch (name) {
            // a number that is torn apart at a line's end is hard to dial
            case "phone" -> tenant.support().phone().map(WordBook::unbroken);
            case "email" -> tenant.support().email();
            case "providers" -> Optional.of(providers(tenant, language));
            case "portalName" -> other(tenant, language, "brand.portalName", values, depth);
            case "companyName" -> other(tenant, language, "brand.companyName", values, depth);
            default -> {
                if (name.startsWith(OFFERS)) {
                    String provider = name.substring(OFFERS.length());
                    yield Optional.of(tenant.login().providers().contains(provider))
                            .map(Object::toString);
                }
                if (name.endsWith(ONE) && values.containsKey(counted(name))) {
                    yield Optional.of("1".equals(String.valueOf(values.get(counted(name)))))
                            .map(Object::toString);
                }
                yield name.contains(".")
                        ? other(tenant, language, name, values, depth)
                        : Optional.empty();
            }
        };
    }

    private static String unbroken(String number) {
        return number.replace(' ', '\u00a0').replace('-', '\u2011');
    }

    private static String counted(String name) {
        return name.substring(0, name.length() - ONE.length());
    }

    private String providers(Tenant tenant, Locale language) {
        return anyOf(
                tenant,
                language,
                tenant.login().providers().stream()
                        .map(id -> say(tenant, language, "login.provider." + id))
                        .toList());
    }

    /** {@code a, b eller c}. */
    public String anyOf(Tenant tenant, Locale language, List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last))
                        + " "
                        + say(tenant, language, "common.or")
                        + " "
                        + names.get(last);
    }

    /** Another text inside this one; a text that names itself ends after a few rounds. */
    private Optional<String> other(
            Tenant tenant, Locale language, String key, Map<String, ?> values, int depth) {
        return depth > 5
                ? Optional.empty()
                : find(tenant, language, key)
                        .map(text -> filled(tenant, language, text, values, depth + 1));
    }
}

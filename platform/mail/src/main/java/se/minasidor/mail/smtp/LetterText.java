package se.minasidor.mail.smtp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import se.minasidor.mail.Letter;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.WordBook;

/** A letter in words: as plain text and as a page, with the same content. */
public record LetterText(
        String to, Locale language, String from, String subject, String plain, String html) {

    private static final String ORGANISATION = "brand.companyName";

    public static LetterText of(WordBook words, Tenant tenant, Letter letter) {
        String prefix = "mail." + letter.template() + ".";
        String link = letter.values().get("link");
        Parts parts =
                new Parts(
                        words.say(tenant, letter.language(), ORGANISATION),
                        words.say(tenant, letter.language(), "brand.portalName"),
                        say(words, tenant, letter, prefix + "heading"),
                        paragraphs(say(words, tenant, letter, prefix + "body")),
                        letter.values().getOrDefault("code", ""),
                        link,
                        link == null ? null : say(words, tenant, letter, prefix + "button"),
                        link == null ? null : say(words, tenant, letter, "mail.link"),
                        paragraphs(say(words, tenant, letter, "mail.footer")));
        return new LetterText(
                letter.to(),
                letter.language(),
                parts.from(),
                say(words, tenant, letter, prefix + "subject"),
                plain(parts),
                LetterPage.of(parts, letter.language(), LetterColours.of(tenant)));
    }

    /** What a letter says; no link and no button, and an empty code, where there is none. */
    record Parts(
            String from,
            String portal,
            String heading,
            List<String> body,
            String code,
            String link,
            String button,
            String otherwise,
            List<String> footer) {}

    private static String say(WordBook words, Tenant tenant, Letter letter, String key) {
        Map<String, String> values = new HashMap<>(letter.values());
        values.put(
                "legalName",
                (tenant.legalEntities().size() > 1
                                ? words.say(tenant, letter.language(), ORGANISATION) + "\n"
                                : "")
                        + tenant.legalEntities().stream()
                                .map(Tenant.LegalEntity::name)
                                .collect(Collectors.joining(" · ")));
        return words.say(tenant, letter.language(), key, values);
    }

    private static List<String> paragraphs(String text) {
        return Arrays.stream(text.strip().split("\\n\\s*\\n|\\n")).map(String::strip).toList();
    }

    private static String plain(Parts parts) {
        String link = parts.link() == null ? "" : parts.button() + ":\n" + parts.link() + "\n\n";
        String text =
                parts.heading()
                        + "\n\n"
                        + String.join("\n\n", parts.body())
                        + "\n\n"
                        + link
                        + "-- \n"
                        + String.join("\n", parts.footer())
                        + "\n";
        return text.replace('\u00a0', ' ').replace('\u2011', '-'); // to be copied and searched
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return "LetterText";
    }
}

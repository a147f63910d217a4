package se.minasidor.mail.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.minasidor.mail.Letter;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.WordBook;

/**
 * A letter in words: as plain text and as a page, with the same content. The page has no picture,
 * no table and no script, so that every mail program shows it and none of them warns about it.
 */
public record LetterText(String to, Locale language, String subject, String plain, String html) {

    private static final Pattern BRAND = Pattern.compile("--brand:\\s*(#[0-9A-Fa-f]{3,8})\\s*;");
    private static final Pattern ON_BRAND =
            Pattern.compile("--on-brand:\\s*(#[0-9A-Fa-f]{3,8})\\s*;");

    public static LetterText of(WordBook words, Tenant tenant, Letter letter) {
        String prefix = "mail." + letter.template() + ".";
        String link = letter.values().get("link");
        Parts parts =
                new Parts(
                        say(words, tenant, letter, prefix + "heading"),
                        paragraphs(say(words, tenant, letter, prefix + "body")),
                        letter.values().getOrDefault("code", ""),
                        link,
                        link == null ? null : say(words, tenant, letter, prefix + "button"),
                        paragraphs(say(words, tenant, letter, "mail.footer")));
        return new LetterText(
                letter.to(),
                letter.language(),
                say(words, tenant, letter, prefix + "subject"),
                plain(parts),
                html(
                        parts,
                        letter.language(),
                        colour(tenant, BRAND, "#35526F"),
                        colour(tenant, ON_BRAND, "#FFFFFF")));
    }

    private record Parts(
            String heading,
            List<String> body,
            String code,
            String link,
            String button,
            List<String> footer) {}

    private static String say(WordBook words, Tenant tenant, Letter letter, String key) {
        Map<String, String> values = new HashMap<>(letter.values());
        values.put(
                "legalName",
                tenant.legalEntities().stream()
                        .map(Tenant.LegalEntity::name)
                        .collect(Collectors.joining(" · ")));
        return words.say(tenant, letter.language(), key, values);
    }

    private static List<String> paragraphs(String text) {
        return Arrays.stream(text.strip().split("\\n\\s*\\n|\\n")).map(String::strip).toList();
    }

    private static String plain(Parts parts) {
        String link = parts.link() == null ? "" : parts.button() + ":\n" + parts.link() + "\n\n";
        return parts.heading()
                + "\n\n"
                + String.join("\n\n", parts.body())
                + "\n\n"
                + link
                + "-- \n"
                + String.join("\n", parts.footer())
                + "\n";
    }

    private static String html(Parts parts, Locale language, String brand, String onBrand) {
        String button =
                parts.link() == null
                        ? ""
                        : """
                        <p style="margin:28px 0"><a href="%s" style="display:inline-block;\
                        background:%s;color:%s;text-decoration:none;font-weight:600;\
                        padding:14px 28px;border-radius:6px">%s</a></p>
                        <p style="font-size:14px;color:#50606F;word-break:break-all">%s</p>
                        """
                                .formatted(
                                        escaped(parts.link()),
                                        brand,
                                        onBrand,
                                        escaped(parts.button()),
                                        escaped(parts.link()));
        return """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        </head>
        <body style="margin:0;padding:24px 12px;background:#F5F7F9;color:#1B2733;\
        font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;\
        font-size:17px;line-height:1.55">
        <div style="max-width:560px;margin:0 auto;background:#FFFFFF;\
        border-top:6px solid %s;border-radius:6px;padding:32px 28px">
        <h1 style="font-size:24px;line-height:1.3;margin:0 0 16px">%s</h1>
        %s
        %s<hr style="border:0;border-top:1px solid #D2DBE4;margin:28px 0 16px">
        <div style="font-size:14px;color:#50606F">%s</div>
        </div>
        </body>
        </html>
        """
                .formatted(
                        escaped(language.toLanguageTag()),
                        escaped(parts.heading()),
                        brand,
                        escaped(parts.heading()),
                        standingOut(parts.code(), inParagraphs(parts.body(), "margin:0 0 16px")),
                        button,
                        inParagraphs(parts.footer(), "margin:0 0 4px"));
    }

    /** A code to be copied is easy to find and to read. */
    private static String standingOut(String code, String html) {
        return code.isEmpty()
                ? html
                : html.replace(
                        code,
                        "<strong style=\"display:block;margin:4px 0;font-size:34px;line-height:1.3;"
                                + "letter-spacing:.12em\">"
                                + escaped(code)
                                + "</strong>");
    }

    private static String inParagraphs(List<String> paragraphs, String style) {
        return paragraphs.stream()
                .map(p -> "<p style=\"" + style + "\">" + escaped(p) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    private static String colour(Tenant tenant, Pattern variable, String otherwise) {
        Supplier<byte[]> css = tenant.theme().files().get("theme.css");
        if (css == null) {
            return otherwise;
        }
        Matcher found = variable.matcher(new String(css.get(), StandardCharsets.UTF_8));
        return found.find() ? found.group(1) : otherwise;
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

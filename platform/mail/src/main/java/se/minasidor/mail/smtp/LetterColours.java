package se.minasidor.mail.smtp;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.minasidor.tenancy.Tenant;

/**
 * The colours of an organisation's theme, as a letter needs them: written out, because mail
 * programs know no variables.
 *
 * @param light by the variable's name
 * @param dark those for people who read in the dark
 */
record LetterColours(Map<String, String> light, Map<String, String> dark) {

    private static final Pattern COLOUR =
            Pattern.compile("--([a-z0-9-]+):\\s*(#[0-9A-Fa-f]{3,8})\\s*;");
    private static final Pattern DARK =
            Pattern.compile("@media\\s*\\(prefers-color-scheme:\\s*dark\\)");

    /** Those of the base theme, for what a theme leaves out. */
    private static final String BASE =
            """
            --brand: #35526f; --on-brand: #ffffff; --band: #e3eaf1; --on-band: #1c2f42;
            --surface: #ffffff; --surface-2: #f5f7f9; --text: #1b2733; --muted: #50606f;
            --border: #d2dbe4;
            """;

    private static final String BASE_DARK =
            """
            --brand: #a9c6e2; --on-brand: #10202f; --band: #1c2d3e; --on-band: #e8eff6;
            --surface: #1b2631; --surface-2: #121b24; --text: #e9eef3; --muted: #abb8c4;
            --border: #364656;
            """;

    static LetterColours of(Tenant tenant) {
        Supplier<byte[]> file = tenant.theme().files().get("theme.css");
        String css = file == null ? "" : new String(file.get(), StandardCharsets.UTF_8);
        Matcher dark = DARK.matcher(css);
        int cut = dark.find() ? dark.start() : css.length();
        return new LetterColours(
                read(BASE, css.substring(0, cut)), read(BASE_DARK, css.substring(cut)));
    }

    private static Map<String, String> read(String base, String css) {
        Map<String, String> found = new HashMap<>();
        Matcher colour = COLOUR.matcher(base + css);
        while (colour.find()) {
            found.put(colour.group(1), colour.group(2));
        }
        return Map.copyOf(found);
    }
}

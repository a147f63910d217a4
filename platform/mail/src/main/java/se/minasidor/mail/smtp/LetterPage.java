package se.minasidor.mail.smtp;

import static se.minasidor.mail.smtp.LetterText.escaped;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A letter as a page: the organisation's name on its band, the words on a sheet. It has no picture,
 * no table and no script, so that every mail program shows it and none of them warns about it.
 * Programs that know no style sheets show it in daylight.
 */
final class LetterPage {

    private static final Pattern COLOUR = Pattern.compile("\\$([a-z0-9-]+)");

    private static final String STYLES =
            """
            :root { color-scheme: light dark; }
            @media (max-width: 480px) {
              .ground { padding: 0 !important; }
              .band, .sheet { border-radius: 0 !important; padding: 18px 20px !important; }
              .sheet { padding: 26px 20px 28px !important; border-width: 0 0 1px !important; }
            }
            """;

    private static final String DARK =
            """
            @media (prefers-color-scheme: dark) {
              .ground { background: $surface-2 !important; color: $text !important; }
              .band { background: $band !important; color: $on-band !important; }
              .sheet { background: $surface !important; border-color: $border !important; }
              .button { background: $brand !important; color: $on-brand !important; }
              .code { background: $surface-2 !important; border-color: $border !important; }
              .quiet { color: $muted !important; border-color: $border !important; }
            }
            """;

    private static final String BUTTON =
            """
            <p style="margin:28px 0 24px"><a class="button" href="%s" style="display:inline-block;\
            background:$brand;color:$on-brand;text-decoration:none;font-weight:600;\
            padding:14px 28px;border-radius:6px">%s</a></p>
            <p class="quiet" style="margin:0;font-size:14px;color:$muted">%s<br>
            <span style="word-break:break-all">%s</span></p>
            """;

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body class="ground" style="margin:0;padding:24px 12px;background:$surface-2;color:$text;\
            font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;\
            font-size:17px;line-height:1.55">
            <div style="max-width:600px;margin:0 auto">
            <div class="band" style="background:$band;color:$on-band;padding:18px 32px;\
            border-radius:6px 6px 0 0"><strong style="font-size:19px">%s</strong><br>
            <span style="font-size:14px">%s</span></div>
            <div class="sheet" style="background:$surface;border:1px solid $border;border-top:0;\
            border-radius:0 0 6px 6px;padding:32px">
            <h1 style="font-size:26px;line-height:1.25;margin:0 0 16px">%s</h1>
            %s
            %s<div class="quiet" style="margin:32px 0 0;padding:16px 0 0;\
            border-top:1px solid $border;font-size:14px;color:$muted">%s</div>
            </div>
            </div>
            </body>
            </html>
            """;

    private LetterPage() {}

    static String of(LetterText.Parts parts, Locale language, LetterColours colours) {
        String button =
                parts.link() == null
                        ? ""
                        : in(colours.light(), BUTTON)
                                .formatted(
                                        escaped(parts.link()),
                                        escaped(parts.button()),
                                        escaped(parts.otherwise()),
                                        escaped(parts.link()));
        return in(colours.light(), PAGE)
                .formatted(
                        escaped(language.toLanguageTag()),
                        escaped(parts.heading()),
                        STYLES + in(colours.dark(), DARK),
                        escaped(parts.from()),
                        escaped(parts.portal()),
                        escaped(parts.heading()),
                        standingOut(
                                parts.code(), paragraphs(parts.body(), "margin:0 0 16px"), colours),
                        button,
                        paragraphs(parts.footer(), "margin:0 0 4px"));
    }

    /** A code to be copied is easy to find and to read. */
    private static String standingOut(String code, String html, LetterColours colours) {
        return code.isEmpty()
                ? html
                : html.replace(
                        code,
                        in(
                                        colours.light(),
                                        """
                                        <strong class="code" style="display:block;margin:8px 0 0;\
                                        padding:10px 0;text-align:center;background:$surface-2;\
                                        border:1px solid $border;border-radius:6px;\
                                        font-size:34px;line-height:1.3;\
                                        letter-spacing:.14em">%s</strong>""")
                                .formatted(escaped(code)));
    }

    private static String paragraphs(List<String> paragraphs, String style) {
        return paragraphs.stream()
                .map(p -> "<p style=\"" + style + "\">" + escaped(p) + "</p>")
                .collect(Collectors.joining("\n"));
    }

    /** With the colours that it names. */
    private static String in(Map<String, String> colours, String page) {
        return COLOUR.matcher(page)
                .replaceAll(named -> Matcher.quoteReplacement(colours.get(named.group(1))));
    }
}

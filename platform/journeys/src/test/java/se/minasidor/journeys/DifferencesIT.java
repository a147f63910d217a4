package se.minasidor.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the organisations differ before the login, line by line: {@code differences/*.txt} hold
 * what the guides say, and what is compared with them is read from the running pages. Codes and the
 * policy's box are in {@link EmailAccountIT}, the place of "Logga ut" in {@link LeavingIT}.
 */
class DifferencesIT extends Journey {

    private static final String NONE = "nej";
    private static final Pattern ENTRY =
            Pattern.compile(
                    "Gå till [^”\n]*?( och klicka på ikonen|, klicka på ”[^”]+” och välj| och klicka på)"
                            + " ”([^”]+)”");

    static List<Portal> portals() {
        return Portal.all();
    }

    @ParameterizedTest
    @MethodSource("portals")
    void thePagesSayWhatTheGuideSays(Portal portal) throws IOException {
        Visits visits = new Visits(page, portal);
        List<String> lines = new ArrayList<>();

        visits.open("/");
        boolean tabs = page.locator(".tabs .tab").count() > 0;
        boolean social = page.locator("a[href^='/logga-in/']").count() > 0;
        line(
                lines,
                "login methods, the preferred first",
                texts(tabs ? ".tabs .tab" : social ? "a[href^='/logga-in/']" : ".sheet h2"));
        if (tabs || social) {
            assertEquals(
                    texts(tabs ? ".tabs .tab" : "a[href^='/logga-in/']").subList(0, 1),
                    texts(tabs ? ".tab--chosen" : ".choice--first"),
                    "what is marked is the first");
        }
        String first = page.locator("body").innerText();
        boolean bankId = first.contains("BankID");
        line(
                lines,
                "BankID for",
                !bankId
                        ? ""
                        : first.contains("För privatpersoner och enskilda firmor. Aktiebolag")
                                ? "privatpersoner och enskilda firmor"
                                : "alla");
        line(lines, "BankID on", texts("a[href^='/bankid'], button[value='lank']"));
        List<String> firstTime =
                texts(
                        ".side a[href='/registrera'], .side a[href='/losenord'],"
                                + " .side a[href='/?metod=bankid'], .side a[href='/skapa-konto']");
        List<String> support = texts(".side .phone, .side a[href^='mailto:']");
        String without = first.contains("Kontakta kundservice") ? "Kontakta kundservice" : "";
        String notice = first.contains("Internet Explorer") ? "Internet Explorer" : "";
        String promised = first.contains("kontot spärras inte") ? "ja" : NONE;
        List<String> siteMenu = texts("nav[aria-label='Hela webbplatsen'] a");
        String companies = String.join("", texts("footer p"));
        List<String> languages = new ArrayList<>(List.of("Svenska"));
        languages.addAll(texts("a[href^='/sprak']"));

        String started = "";
        if (bankId) {
            visits.open("/bankid?pa=annan");
            started = String.join(", ", texts("button.button--main"));
        }
        line(lines, "started by", started);
        line(lines, "first time", firstTime);

        String form = NONE;
        String email = "";
        if (opens("/registrera")) {
            form = form();
            Matcher rule =
                    Pattern.compile("går den inte att byta här\\. [^\\n]*")
                            .matcher(page.locator("body").innerText());
            email = rule.find() ? rule.group() : "";
            if (portal.wizard()) {
                visits.field("Kundnummer").fill("0000000");
                visits.button(portal.fact("register.next")).click();
                page.locator("#personnummer").waitFor();
                page.waitForLoadState();
                form += " " + form();
            }
        }
        line(lines, "its form", form);
        boolean separate = firstTime.contains("Skapa lösenord") && opens("/losenord");
        line(lines, "create password", separate ? form() : NONE);
        visits.open("/?metod=customernumber");
        line(
                lines,
                "company's user name",
                page.locator("body").innerText().contains("16XXXXXX-XXXX") ? "16XXXXXX-XXXX" : "");
        line(lines, "a registered e-mail address", email);
        line(lines, "never locked, promised beside the login", promised);
        line(lines, "support", support.isEmpty() ? without : String.join(", ", support));

        visits.open("/hjalp");
        Matcher entry = ENTRY.matcher(page.locator("main").innerText());
        line(
                lines,
                "entry on the own site",
                !entry.find()
                        ? "egen adress"
                        : (entry.group(1).contains("ikon") ? "ikon " : "länk ") + entry.group(2));
        line(lines, "browser notice", notice);
        line(lines, "codes by mail", opens("/skapa-konto") ? "ja" : NONE);
        line(lines, "site menu", siteMenu);
        line(lines, "companies", companies);
        line(lines, "languages", languages);

        Path guide = Path.of("src/test/resources/differences/" + portal.id() + ".txt");
        assertEquals(
                String.join("\n", Files.readAllLines(guide).stream().map(String::strip).toList()),
                String.join("\n", lines));
    }

    private static void line(List<String> lines, String point, List<String> values) {
        line(lines, point, String.join(", ", values));
    }

    private static void line(List<String> lines, String point, String value) {
        // a phone number stays in one piece
        lines.add((point + " | " + value.replace('\u00a0', ' ').replace('\u2011', '-')).strip());
    }

    /** The first line of each, as shown. */
    private List<String> texts(String selector) {
        return page.locator(selector).all().stream()
                .filter(Locator::isVisible)
                .map(found -> found.innerText().strip().lines().findFirst().orElse("").strip())
                .toList();
    }

    /** Does the page exist for this organisation? Else one is led elsewhere. */
    private boolean opens(String path) {
        page.navigate(page.url().replaceFirst("(https?://[^/]+).*", "$1") + path);
        return page.url().endsWith(path);
    }

    private String form() {
        return String.join(", ", texts("main label")) + " " + texts("main .button--main");
    }
}

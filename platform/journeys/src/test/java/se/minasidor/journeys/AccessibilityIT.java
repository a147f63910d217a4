package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Axe finds nothing on any page. In every build each organisation is met in one pairing of light or
 * dark and phone or desktop, such that all pairings occur; {@code -Pfull} walks every combination.
 */
class AccessibilityIT extends Journey {

    private static final List<String> PUBLIC =
            List.of(
                    "/",
                    "/?metod=bankid",
                    "/registrera",
                    "/losenord",
                    "/losenord/valj",
                    "/hjalp",
                    "/kontakt",
                    "/personuppgifter",
                    "/tillganglighet",
                    "/lank");

    private static final List<String> BEHIND_THE_LOGIN =
            List.of(
                    "/oversikt",
                    "/forbrukning",
                    "/forbrukning?upplosning=dag&fran=2026-10-01",
                    "/forbrukning?upplosning=timme&fran=2026-10-25",
                    "/forbrukning?upplosning=manad&fran=2026-01-01&vy=tabell",
                    "/forbrukning?upplosning=dag&fran=2021-01-01",
                    "/fakturor",
                    "/anlaggningar",
                    "/uppgifter",
                    "/inloggningar",
                    "/meddelanden",
                    "/finns-inte");

    record Look(Portal portal, ColorScheme scheme, int width) {
        @Override
        public String toString() {
            return portal + " " + scheme + " " + width;
        }
    }

    static Stream<Look> looks() {
        List<Look> all = new ArrayList<>();
        List<Portal> portals = Portal.all();
        for (int i = 0; i < portals.size(); i++) {
            for (int pairing = 0; pairing < 4; pairing++) {
                if (Boolean.getBoolean("minasidor.full") || pairing == i % 4) {
                    all.add(
                            new Look(
                                    portals.get(i),
                                    pairing % 2 == 0 ? ColorScheme.LIGHT : ColorScheme.DARK,
                                    pairing / 2 == 0 ? 390 : 1280));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void axeFindsNothing(Look look) {
        Page page =
                newVisitor(
                        new Browser.NewContextOptions()
                                .setColorScheme(look.scheme())
                                .setViewportSize(look.width(), 900));
        Visits visits = new Visits(page, look.portal());
        List<String> found = new ArrayList<>();
        for (String path : PUBLIC) {
            visits.open(path);
            found.addAll(violations(page));
        }
        if (look.portal().has("signup.send")) {
            for (String path : List.of("/skapa-konto", "/losenord/epost", "/losenord/nytt")) {
                visits.open(path);
                found.addAll(violations(page));
            }
        }
        if (look.portal().has("customernumber.label")) {
            Registered customer = Visits.registered(look.portal(), page);
            Meter.readAt(look.portal(), customer);
            visits.logIn(customer.customerNumber(), "fel lösenord alldeles");
            assertThat(page.locator(".summary-error")).isVisible();
            found.addAll(violations(page));
            visits.logIn(customer.customerNumber(), customer.password());
            assertThat(page).hasURL(PRODUCT.at(look.portal()) + "/oversikt");
            for (String path : BEHIND_THE_LOGIN) {
                visits.open(path);
                found.addAll(violations(page));
            }
        }
        assertEquals(List.of(), found);
    }

    static List<String> violations(Page page) {
        List<String> found = new ArrayList<>();
        new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations()
                .forEach(
                        rule ->
                                rule.getNodes()
                                        .forEach(
                                                node ->
                                                        found.add(
                                                                page.url()
                                                                        + " "
                                                                        + rule.getId()
                                                                        + ": "
                                                                        + node.getHtml())));
        Object overflow =
                page.evaluate(
                        "document.documentElement.scrollWidth > document.documentElement.clientWidth");
        if (Boolean.TRUE.equals(overflow)) {
            found.add(page.url() + " scrolls sideways");
        }
        return found;
    }
}

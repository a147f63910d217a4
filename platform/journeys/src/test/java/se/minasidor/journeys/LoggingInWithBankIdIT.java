package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * BankID as people meet it (S0-04, S1-03, S2-03, S4-03 to S4-05): at a desk, on a phone, gone
 * wrong.
 */
class LoggingInWithBankIdIT extends Journey {

    static List<Portal> portals() {
        return Portal.withCustomerNumbers();
    }

    @AfterEach
    void asUsual() {
        Phone.asUsual();
    }

    private static Portal portal() {
        return portals().get(0);
    }

    private static void isIn(Page page) {
        assertThat(page).hasURL(Pattern.compile(".*/oversikt"));
    }

    /** Up to the picture of the code. */
    private static Visits showingACode(Page page, Portal portal) {
        Visits visits = new Visits(page, portal);
        visits.open("/?metod=bankid");
        visits.link("BankID på annan enhet").click();
        visits.button("Verifiera").click();
        assertThat(page.locator("[data-bankid-code]")).isVisible();
        return visits;
    }

    /** A row to choose; its help is part of its name. */
    private static void choice(Page page, String name) {
        page.locator("button.choice", new Page.LocatorOptions().setHasText(name)).click();
    }

    @ParameterizedTest
    @MethodSource("portals")
    void atADeskOneScansTheCodeWithThePhone(Portal portal) {
        Registered customer = Customers.newPerson(portal);
        Page dark = newVisitor(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
        showingACode(dark, portal);
        assertThat(dark.locator("main")).containsText("TEST");
        Phone phone = Phone.of(this);
        phone.scan(dark.locator("[data-bankid-code]"));
        assertTrue(phone.says().contains("Logga in på"), phone.says());
        assertThat(dark.locator("[data-bankid-text]")).containsText("säkerhetskod");
        assertThat(dark.locator("[data-bankid-code]")).isHidden();
        phone.approve(customer.personnummer());
        isIn(dark);
        assertThat(dark.locator("body")).containsText(customer.customerNumber());
    }

    @ParameterizedTest
    @MethodSource("portals")
    void onAPhoneTheAppOpensAndLeadsBack(Portal portal) {
        Registered customer = Customers.newPerson(portal);
        Page phone = newVisitor(new Browser.NewContextOptions().setViewportSize(390, 800));
        Visits visits = new Visits(phone, portal);
        visits.open("/");
        visits.link("English").click();
        visits.open("/?metod=bankid");
        choice(phone, "BankID on this device");
        assertThat(visits.link("Open BankID")).isVisible();
        phone.reload(); // phones do that
        visits.link("Open BankID").click();
        assertThat(phone.locator("h1")).hasText("TEST BankID");
        Phone.on(phone).approve(customer.personnummer());
        isIn(phone);
    }

    @Test
    void theCodeChangesEachSecondAndSurvivesReloadingAndGoingBack() {
        showingACode(page, portal());
        String first = Phone.read(page.locator("[data-bankid-code]").screenshot());
        LiveTenant.await(
                () -> !first.equals(Phone.read(page.locator("[data-bankid-code]").screenshot())));
        page.reload();
        assertEquals(
                first.split("\\.")[1],
                Phone.read(page.locator("[data-bankid-code]").screenshot()).split("\\.")[1],
                "the same order");
        page.navigate(PRODUCT.at(portal()) + "/hjalp");
        page.goBack();
        assertThat(page.locator("[data-bankid-code]")).isVisible();
    }

    @Test
    void aDoublePressBeginsOneOrder() {
        Visits visits = new Visits(page, portal());
        visits.open("/bankid?pa=annan");
        List<Route> posts = new ArrayList<>();
        page.route("**/bankid", posts::add);
        visits.button("Verifiera")
                .evaluate(
                        "button => { button.click();"
                                + " return new Promise(pressed => setTimeout(() => {"
                                + " button.click(); pressed(); }, 200)); }");
        page.waitForCondition(() -> !posts.isEmpty());
        page.waitForTimeout(500); // in which another one would come
        assertEquals(1, posts.size());
        page.unroute("**/bankid");
        posts.get(0).resume();
        assertThat(page.locator("[data-bankid-code]")).isVisible();
    }

    @Test
    void aSecondTabTakesOverAndBothComeIn() {
        Registered customer = Customers.newPerson(portal());
        showingACode(page, portal());
        Page tab = page.context().newPage();
        showingACode(tab, portal());
        Phone phone = Phone.of(this);
        phone.scan(tab.locator("[data-bankid-code]"));
        phone.approve(customer.personnummer());
        isIn(tab);
        page.bringToFront();
        isIn(page);
    }

    /** What a page says, in the visitor's language. */
    record Look(Portal portal, int width, String language) {

        boolean inSwedish() {
            return language.equals("sv");
        }

        String says(String sv, String en) {
            return inSwedish() ? sv : en;
        }

        @Override
        public String toString() {
            return portal + " " + width + " " + language;
        }
    }

    /** Each organisation that has BankID; over all of them desk and phone, both languages. */
    static List<Look> looks() {
        List<Portal> all =
                Portal.all().stream().filter(p -> p.fact("methods").contains("BankID")).toList();
        assertEquals(4, all.size(), "organisations with BankID");
        return List.of(
                new Look(all.get(0), 1280, "sv"),
                new Look(all.get(1), 390, "en"),
                new Look(all.get(2), 390, "sv"),
                new Look(all.get(3), 390, "en"));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whateverGoesWrongIsToldAndCanBeTriedAgain(Look look) {
        Page page = newVisitor(new Browser.NewContextOptions().setViewportSize(look.width(), 800));
        Visits visits = new Visits(page, look.portal());
        if (!look.inSwedish()) {
            visits.open("/sprak?till=en&tillbaka=/");
        }
        Phone.script("method=auth&times=1");
        visits.open("/?metod=bankid");
        choice(page, look.says("BankID på samma enhet", "BankID on this device"));
        told(page, look.says("BankID svarar inte just nu", "BankID is not responding right now"));
        assertThat(page.locator("main a[href^='/?']").first()).isVisible(); // the other ways

        visits.open("/?metod=bankid");
        visits.link(look.says("BankID på annan enhet", "BankID on another device")).click();
        visits.button(look.says("Verifiera", "Verify")).click();
        assertThat(page.locator("[data-bankid-code]")).isVisible();
        visits.button(look.says("Avbryt", "Cancel")).click();
        assertThat(page).hasURL(Pattern.compile(".*/\\?metod=bankid$"));
        choice(page, look.says("BankID på samma enhet", "BankID on this device"));
        visits.button(look.says("Avbryt", "Cancel")).click();
        assertThat(page).hasURL(Pattern.compile(".*/\\?metod=bankid$"));

        visits.open("/bankid?pa=annan");
        visits.button(look.says("Verifiera", "Verify")).click();
        assertThat(page.locator("[data-bankid-code]")).isVisible();
        Phone phone = Phone.of(this);
        phone.scan(page.locator("[data-bankid-code]"));
        phone.decline();
        told(page, look.says("Åtgärden avbröts.", "The action was cancelled."));
        visits.button(look.says("Försök igen", "Try again")).click();
        assertThat(page.locator("[data-bankid-code]")).isVisible();
        phone.scan(page.locator("[data-bankid-code]"));
        phone.failWith("expiredTransaction");
        told(page, look.says("BankID-appen svarar inte", "The BankID app is not responding"));
        assertEquals(List.of(), violations(page));
    }

    private static void told(Page page, String words) {
        assertThat(page.locator(".summary-error")).containsText(words);
    }

    @Test
    void whenBankIdIsDownThePasswordStillWorks() {
        Registered customer = Visits.registered(portal(), page);
        Phone.script("method=auth&times=1");
        Visits visits = new Visits(page, portal());
        visits.open("/bankid?pa=annan");
        visits.button("Verifiera").click();
        told(page, "BankID svarar inte just nu");
        visits.logIn(customer.customerNumber(), customer.password());
        isIn(page);
    }

    @Test
    void whoIsNoCustomerIsToldWhomToAsk() {
        Portal portal = portal();
        showingACode(page, portal);
        Phone phone = Phone.of(this);
        phone.scan(page.locator("[data-bankid-code]"));
        phone.approve(People.personnummer());
        assertThat(page.locator("main h2").first()).hasText("Vi hittar dig inte bland våra kunder");
        assertThat(page.locator("main")).containsText(portal.fact("support"));
    }

    @Test
    void withoutScriptsTheCodeSaysWhatItNeedsAndTheSameDeviceWorks() {
        Registered customer = Customers.newPerson(portal());
        Page plain = newVisitor(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        Visits visits = new Visits(plain, portal());
        visits.open("/bankid?pa=annan");
        assertTrue(plain.content().contains("behöver JavaScript"), "in a noscript");
        visits.open("/?metod=bankid");
        choice(plain, "BankID på samma enhet");
        visits.link("Öppna BankID").click();
        Phone.on(plain).approve(customer.personnummer());
        visits.button("Fortsätt").click();
        isIn(plain);
    }

    @Test
    void axeFindsNothingWhileOneWaits() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page look =
                    newVisitor(
                            new Browser.NewContextOptions()
                                    .setColorScheme(scheme)
                                    .setViewportSize(390, 800));
            Visits visits = showingACode(look, portal());
            assertEquals(List.of(), violations(look));
            visits.button("BankID på samma enhet").click();
            assertThat(visits.link("Öppna BankID")).isVisible();
            assertEquals(List.of(), violations(look));
            visits.open("/bankid/klar?n=x");
            assertEquals(List.of(), violations(look));
            visits.open("/bankid?svar=ingen");
            assertEquals(List.of(), violations(look));
        }
    }

    private static List<String> violations(Page page) {
        assertEquals(
                Boolean.FALSE,
                page.evaluate(
                        "document.documentElement.scrollWidth > document.documentElement.clientWidth"),
                page.url() + " scrolls sideways");
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule -> page.url() + " " + rule.getId() + rule.getNodes())
                        .toList();
    }
}

package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.ColorScheme;
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

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(20_000);

    static List<Portal> portals() {
        return Portal.withCustomerNumbers();
    }

    @AfterEach
    void asUsual() {
        Phone.script("clear=1");
    }

    private static Portal portal() {
        return portals().get(0);
    }

    private static void isIn(Page page) {
        assertThat(page)
                .hasURL(
                        Pattern.compile(".*/oversikt"),
                        new PageAssertions.HasURLOptions().setTimeout(20_000));
    }

    /** Up to the picture of the code. */
    private static Visits showingACode(Page page, Portal portal) {
        Visits visits = new Visits(page, portal);
        visits.open("/?metod=bankid");
        visits.link("BankID på annan enhet").click();
        visits.button("Verifiera").click();
        assertThat(page.locator("[data-bankid-code]")).isVisible(SOON);
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
        assertThat(dark.locator("[data-bankid-text]"))
                .containsText(
                        "säkerhetskod",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
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
        assertThat(visits.link("Open BankID")).isVisible(SOON);
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
        page.waitForTimeout(2500);
        String second = Phone.read(page.locator("[data-bankid-code]").screenshot());
        assertNotEquals(first, second);
        page.reload();
        assertEquals(
                first.split("\\.")[1],
                Phone.read(page.locator("[data-bankid-code]").screenshot()).split("\\.")[1],
                "the same order");
        page.navigate(PRODUCT.at(portal()) + "/hjalp");
        page.goBack();
        assertThat(page.locator("[data-bankid-code]")).isVisible(SOON);
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

    @Test
    void cancellingLeadsBackToTheChoice() {
        Visits visits = showingACode(page, portal());
        visits.button("Avbryt").click();
        assertThat(page).hasURL(Pattern.compile(".*/\\?metod=bankid$"));
        choice(page, "BankID på samma enhet");
        visits.button("Avbryt").click();
        assertThat(page).hasURL(Pattern.compile(".*/\\?metod=bankid$"));
    }

    @Test
    void decliningAndRunningOutOfTimeAreToldAndCanBeTriedAgain() {
        Visits visits = showingACode(page, portal());
        Phone phone = Phone.of(this);
        phone.scan(page.locator("[data-bankid-code]"));
        phone.decline();
        assertThat(page.locator(".summary-error")).isVisible(SOON);
        assertThat(page.locator(".summary-error")).containsText("Åtgärden avbröts.");
        visits.button("Försök igen").click();
        assertThat(page.locator("[data-bankid-code]")).isVisible(SOON);
        phone.scan(page.locator("[data-bankid-code]"));
        phone.failWith("expiredTransaction");
        assertThat(page.locator(".summary-error")).isVisible(SOON);
        assertThat(page.locator(".summary-error")).containsText("BankID-appen svarar inte");
    }

    @Test
    void whenBankIdIsDownThePageSaysSoAndThePasswordStillWorks() {
        Registered customer = Visits.registered(portal(), page);
        Phone.script("method=auth&times=1");
        Visits visits = new Visits(page, portal());
        visits.open("/bankid?pa=annan");
        visits.button("Verifiera").click();
        assertThat(page.locator(".summary-error")).containsText("BankID svarar inte just nu");
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
        assertThat(page.locator("main h2").first())
                .hasText(
                        "Vi hittar dig inte bland våra kunder",
                        new LocatorAssertions.HasTextOptions().setTimeout(20_000));
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
            assertThat(visits.link("Öppna BankID")).isVisible(SOON);
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

package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The time around a login: the question before it is up, why one is out afterwards, the list of
 * one's logins, and a login that is kept when the browser is closed.
 */
class StayingSignedInIT extends Journey {

    private static final Pattern OVERVIEW = Pattern.compile("^[^?]*/oversikt$");
    private static final String KEPT = "__Host-kept";

    private static Portal portal;
    private static Registered customer;

    @BeforeAll
    static void aPortalWithLittleTime() {
        portal = Hurried.open();
    }

    @AfterAll
    static void close() {
        Hurried.close();
    }

    /** Registered once for all. */
    private Registered customer() {
        if (customer == null) {
            customer = Visits.registered(portal, newVisitor(new Browser.NewContextOptions()));
        }
        return customer;
    }

    private Visits signedIn(Page page) {
        return signedIn(page, portal, customer());
    }

    private static Visits signedIn(Page page, Portal portal, Registered customer) {
        Visits visits = new Visits(page, portal);
        visits.logIn(customer.customerNumber(), customer.password());
        assertThat(page).hasURL(OVERVIEW);
        return visits;
    }

    private static Locator question(Page page) {
        return page.locator("dialog[open]");
    }

    @Test
    void somebodyWhoHasNotClickedIsAskedAndStays() {
        Visits visits = signedIn(page);
        visits.open("/fakturor");
        says(page, "om 2 minuter", Duration.ofSeconds(20));
        assertThat(question(page)).containsText("Är du kvar?");
        assertEquals(List.of(), AccessibilityIT.violations(page));
        assertThat(visits.button("Stanna kvar")).isFocused();
        says(page, "om en minut", Duration.ofSeconds(45));
        Response stayed =
                page.waitForResponse(
                        answer -> answer.request().method().equals("POST"),
                        () -> assertTrue(closes(visits.button("Stanna kvar"))));
        assertEquals(200, stayed.status());
        visits.open("/uppgifter");
        assertThat(page.locator("h1")).hasText("Mina uppgifter");
    }

    /** The time since the last click stands still until the question says so. */
    private static void says(Page page, String words, Duration sinceTheLastClick) {
        LiveTenant.await(
                () -> {
                    PassingTime.sinceTheLastClick(portal, sinceTheLastClick);
                    return question(page).allInnerTexts().stream().anyMatch(t -> t.contains(words));
                });
    }

    /** Looked at before the question can come again, which it does after five seconds here. */
    private static boolean closes(Locator button) {
        return Boolean.TRUE.equals(
                button.evaluate(
                        "button => {"
                                + " button.click();"
                                + " return document.querySelector('dialog[open]') === null; }"));
    }

    @Test
    void theQuestionFitsAPhoneInTheDarkAndOneCanLeave() {
        Page phone =
                newVisitor(
                        new Browser.NewContextOptions()
                                .setViewportSize(320, 640)
                                .setColorScheme(ColorScheme.DARK));
        Visits visits = signedIn(phone);
        assertThat(question(phone)).isVisible();
        assertEquals(List.of(), AccessibilityIT.violations(phone));
        fits(phone);
        visits.button("Logga ut nu").click();
        assertThat(phone.locator("main")).containsText("utloggad");
        visits.open("/oversikt");
        assertThat(phone).not().hasURL(OVERVIEW);
    }

    @Test
    void afterTheTimeTheLoginPageSaysWhyAndLeadsBack() {
        Visits visits = signedIn(page);
        visits.open("/fakturor");
        assertThat(question(page)).isVisible();
        PassingTime.sinceTheLastClick(portal, Duration.ofMinutes(3));
        assertThat(page).hasURL(Pattern.compile(".*skal=inaktiv.*"));
        assertThat(page.locator("main")).containsText("Det hände inget på ett tag");
        page.waitForLoadState();
        assertEquals(List.of(), AccessibilityIT.violations(page));
        if (page.locator(".tab--chosen").count() > 0) {
            page.locator(".tab--chosen").click();
            assertThat(page).hasURL(Pattern.compile(".*metod=.*")); // still knows where and why
            assertThat(page.locator("main")).containsText("Det hände inget på ett tag");
        }
        page.locator("input[autocomplete='username']").fill(customer().customerNumber());
        page.locator("input[autocomplete='current-password']").fill(customer().password());
        visits.button("Logga in").click();
        assertThat(page).hasURL(Pattern.compile("^[^?]*/fakturor$"));
    }

    @Test
    void oneLoginOrAllOthersAreEndedFromTheList() {
        Portal usual = Portal.withCustomerNumbers().get(0); // nothing is asked in between
        Page dark =
                newVisitor(
                        new Browser.NewContextOptions()
                                .setViewportSize(320, 700)
                                .setColorScheme(ColorScheme.DARK));
        Registered owner = Visits.registered(usual, dark);
        Visits visits = signedIn(dark, usual, owner);
        Page second = newVisitor(new Browser.NewContextOptions());
        signedIn(second, usual, owner);
        Page third = newVisitor(new Browser.NewContextOptions());
        signedIn(third, usual, owner);
        visits.open("/inloggningar");
        assertThat(rows(dark)).hasCount(3);
        assertThat(rows(dark).first()).containsText("Den här webbläsaren");
        assertThat(dark.locator("button[name='avsluta']")).hasCount(2);
        assertEquals(List.of(), AccessibilityIT.violations(dark));
        fits(dark);

        dark.locator("button[name='avsluta']").first().click();
        assertThat(rows(dark)).hasCount(2);
        assertThat(dark.locator("main")).containsText("Inloggningen är avslutad.");
        assertEquals(1, out(second, usual) + out(third, usual), "one of the two is out");
        visits.open("/inloggningar");
        visits.button("Logga ut från alla andra").click();
        assertThat(rows(dark)).hasCount(1);
        assertEquals(2, out(second, usual) + out(third, usual));
        visits.open("/oversikt");
        assertThat(dark).hasURL(OVERVIEW);
    }

    private static Locator rows(Page page) {
        return page.locator(".list").first().locator("li");
    }

    private static int out(Page page, Portal portal) {
        page.navigate(PRODUCT.at(portal) + "/oversikt");
        assertThat(page.locator("h1")).isVisible();
        return OVERVIEW.matcher(page.url()).matches() ? 0 : 1;
    }

    @Test
    void aKeptLoginIsThereWhenTheBrowserIsOpenedAgain() {
        Page own = newVisitor(new Browser.NewContextOptions());
        Visits visits = new Visits(own, portal);
        visits.open("/?metod=customernumber");
        own.getByLabel(Pattern.compile("Håll mig inloggad")).check();
        assertEquals(List.of(), AccessibilityIT.violations(own));
        own.locator("input[autocomplete='username']").fill(customer().customerNumber());
        own.locator("input[autocomplete='current-password']").fill(customer().password());
        visits.button("Logga in").click();
        assertThat(own).hasURL(OVERVIEW);

        Page again = reopened(own);
        again.navigate(PRODUCT.at(portal) + "/inloggningar");
        assertThat(again.locator("main")).containsText("Sparad inloggning");
        assertThat(again.locator("main")).containsText("Den här webbläsaren");

        // whoever logs out has not left a way in behind
        again.locator("#logga-ut").evaluate("form => form.submit()");
        assertThat(again.locator("main")).containsText("utloggad");
        Page afterwards = reopened(again);
        afterwards.navigate(PRODUCT.at(portal) + "/oversikt");
        assertThat(afterwards.locator("h1")).isVisible();
        assertFalse(OVERVIEW.matcher(afterwards.url()).matches());
    }

    @Test
    void withoutTheTickNothingIsKept() {
        signedIn(page);
        assertTrue(lasting(page).stream().noneMatch(c -> c.name.equals(KEPT)));
    }

    @Test
    void bankIdNeverOffersToKeepALogin() throws IOException {
        Portal both =
                Portal.all().stream().filter(p -> p.has("signup.send")).findFirst().orElseThrow();
        Path settings = PRODUCT.data().resolve("tenants/" + both.id() + "/tenant.properties");
        String usual = Files.readString(settings);
        try {
            Files.writeString(settings, usual + "\nsession.keep=7d\n");
            Visits visits = new Visits(page, both);
            LiveTenant.await(() -> Wire.text(Wire.get(both.host(), "/")).contains("name=\"kvar\""));
            visits.open("/");
            assertThat(page.locator("input[name='kvar']")).hasCount(1); // with the password
            assertThat(page.locator("form[action='/bankid'] input[name='kvar']")).hasCount(0);
            visits.link("BankID på annan enhet").click();
            assertThat(page.locator("input[name='kvar']")).hasCount(0);
            visits.button("Verifiera").click();
            assertThat(page.locator("[data-bankid-code]")).isVisible();
            Phone phone = Phone.of(this);
            phone.scan(page.locator("[data-bankid-code]"));
            phone.approve(People.personnummer());
            assertThat(page).hasURL(Pattern.compile("/forsta-gangen"));
            assertTrue(lasting(page).stream().noneMatch(c -> c.name.equals(KEPT)));
        } finally {
            Files.writeString(settings, usual);
            LiveTenant.await(
                    () -> !Wire.text(Wire.get(both.host(), "/")).contains("name=\"kvar\""));
        }
    }

    /** What a closed browser remembers, in a new one. */
    private Page reopened(Page closed) {
        Page opened = newVisitor(new Browser.NewContextOptions());
        opened.context().addCookies(lasting(closed));
        return opened;
    }

    private static List<Cookie> lasting(Page page) {
        return page.context().cookies().stream().filter(c -> c.expires > 0).toList();
    }

    private static void fits(Page page) {
        assertEquals(
                0,
                page.evaluate(
                        "() => document.documentElement.scrollWidth"
                                + " - document.documentElement.clientWidth"),
                "no sideways scroll");
    }
}

package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logging out ends everything, and a session is good at one organisation's address only. */
class LeavingIT extends Journey {

    static List<Portal> portals() {
        return Portal.withCustomerNumbers();
    }

    @ParameterizedTest
    @MethodSource("portals")
    void afterLoggingOutTheBackButtonShowsNothing(Portal portal) {
        Registered customer = Visits.registered(portal, page);
        Visits visits = new Visits(page, portal);
        visits.logIn(customer.customerNumber(), customer.password());
        visits.open("/fakturor");
        List<Cookie> stolen = page.context().cookies();
        logOut(page);
        assertThat(page.locator("main")).containsText("utloggad");
        page.goBack();
        assertThat(page.locator("body")).not().containsText(customer.invoice());

        Page thief = newVisitor(new Browser.NewContextOptions());
        thief.context().addCookies(stolen);
        new Visits(thief, portal).open("/fakturor");
        assertFalse(thief.url().endsWith("/fakturor"), "the session is dead on the server");
    }

    @ParameterizedTest
    @MethodSource("portals")
    void aSessionFromOneOrganisationIsRefusedAndEndedAtAnother(Portal portal) {
        Portal other =
                Portal.withCustomerNumbers().stream()
                        .filter(p -> !p.equals(portal))
                        .findFirst()
                        .orElseThrow();
        Registered customer = Visits.registered(portal, page);
        new Visits(page, portal).logIn(customer.customerNumber(), customer.password());
        assertThat(page).hasURL(Pattern.compile(".*/oversikt$"));

        Page elsewhere = newVisitor(new Browser.NewContextOptions());
        elsewhere
                .context()
                .addCookies(
                        page.context().cookies().stream()
                                .map(
                                        c ->
                                                new Cookie(c.name, c.value)
                                                        .setUrl("https://" + other.host() + "/")
                                                        .setSecure(true))
                                .toList());
        new Visits(elsewhere, other).open("/fakturor");
        assertFalse(elsewhere.url().endsWith("/fakturor"), elsewhere.url());

        new Visits(page, portal).open("/fakturor");
        assertFalse(page.url().endsWith("/fakturor"), "and at home the session is ended too");
    }

    @ParameterizedTest
    @MethodSource("portals")
    void everyPageBehindTheLoginOffersToLogOut(Portal portal) {
        Registered customer = Visits.registered(portal, page);
        Visits visits = new Visits(page, portal);
        visits.logIn(customer.customerNumber(), customer.password());
        for (String path : new String[] {"/oversikt", "/fakturor", "/anlaggningar", "/uppgifter"}) {
            visits.open(path);
            assertThat(page.locator("button[form='logga-ut']:visible").first())
                    .containsText("Logga ut");
            assertThat(page.locator(".nav__out button:visible"))
                    .hasCount(portal.fact("logout").equals("leftColumn") ? 1 : 0);
        }
    }

    private static void logOut(Page page) {
        page.evaluate("document.querySelector(\"form[action='/logga-ut']\").requestSubmit()");
        page.waitForLoadState();
    }
}

package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each organisation's login page says what its guide says, and weighs little. */
class LoginPagesIT extends Journey {

    static List<Portal> portals() {
        return Portal.all();
    }

    @ParameterizedTest
    @MethodSource("portals")
    void theLabelsAreThoseOfTheGuide(Portal portal) {
        new Visits(page, portal).open("/");
        for (String method : portal.fact("methods").split("\\|")) {
            assertThat(page.locator("body")).containsText(method);
        }
        for (String fact :
                List.of(
                        "firstTime",
                        "register.link",
                        "password.link",
                        "support",
                        "browserNotice",
                        "site",
                        "social.choose",
                        "social.recommended",
                        "legalName")) {
            if (portal.has(fact)) {
                assertThat(page.locator("body")).containsText(portal.fact(fact));
            }
        }
        if (!portal.has("browserNotice")) {
            assertThat(page.locator("body")).not().containsText("Internet Explorer");
        }
        if (portal.has("bankid.audience")) {
            new Visits(page, portal).open("/?metod=bankid");
            assertThat(page.locator("main")).containsText(portal.fact("bankid.audience"));
        }
        assertThat(page.locator("body")).not().containsText("??");
        assertThat(page.locator("body")).not().containsText("{");
    }

    /** Parts of pages are kept for each organisation and language; the second round is of those. */
    @Test
    void theFootIsThatOfTheOrganisationAndTheLanguageAlways() {
        for (int round = 0; round < 2; round++) {
            for (Portal portal : portals()) {
                Page visitor = newVisitor(new Browser.NewContextOptions());
                Visits visits = new Visits(visitor, portal);
                visits.open("/kontakt");
                assertThat(visitor.locator(".foot")).containsText(portal.fact("legalName"));
                assertThat(visitor.locator(".foot")).containsText("Tillgänglighet");
                visits.link("English").click();
                assertThat(visitor.locator(".foot")).containsText("Accessibility");
                assertThat(visitor.locator(".foot")).containsText(portal.fact("legalName"));
                visitor.context().close();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("portals")
    void thePageLoadsInThirtyKilobytesAndSetsNoSession(Portal portal) {
        List<Response> responses = new ArrayList<>();
        page.onResponse(responses::add);
        page.navigate(PRODUCT.at(portal) + "/");
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        AtomicLong bytes = new AtomicLong();
        // each size is asked for, and an answer that comes meanwhile is added to the list
        List.copyOf(responses)
                .forEach(
                        r -> {
                            var sizes = r.request().sizes();
                            bytes.addAndGet(sizes.responseBodySize + sizes.responseHeadersSize);
                        });
        assertTrue(bytes.get() <= 30 * 1024, bytes + " bytes in " + responses.size() + " answers");
        assertTrue(bytes.get() > 1000, "something was measured");
        assertEquals(
                List.of(),
                page.context().cookies().stream()
                        .map(c -> c.name)
                        .filter(name -> !name.equals("__Host-form"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("portals")
    void theLanguageCanBeSwitchedAndStays(Portal portal) {
        Visits visits = new Visits(page, portal);
        visits.open("/");
        visits.link("English").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        visits.open("/hjalp");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("body")).not().containsText("??");
        visits.link("Svenska").click();
        assertThat(page.locator("html")).hasAttribute("lang", "sv");
    }

    @ParameterizedTest
    @MethodSource("portals")
    void entriesLeadToThePrimaryHostAndAreRemembered(Portal portal) {
        if (!portal.has("entryHosts")) {
            return;
        }
        for (String host : portal.fact("entryHosts").split(" ")) {
            Page visitor = newVisitor(new Browser.NewContextOptions());
            Response answer = visitor.navigate("http://" + host + ":" + PRODUCT.port() + "/");
            assertTrue(visitor.url().startsWith(PRODUCT.at(portal)), visitor.url());
            assertEquals(
                    null, answer.request().redirectedFrom().response().headerValue("set-cookie"));
        }
    }

    @ParameterizedTest
    @MethodSource("portals")
    void loggingInWorksWithoutScripts(Portal portal) {
        if (!portal.has("customernumber.label")) {
            return;
        }
        Page plain = newVisitor(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        Registered customer = Visits.registered(portal, plain);
        new Visits(plain, portal).logIn(customer.customerNumber(), customer.password());
        assertThat(plain).hasURL(Pattern.compile(".*/oversikt$"));
    }
}

package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong passwords cost time and never the account (S3-12 for everybody). */
class GuessingPasswordsIT extends Journey {

    private static final Pattern WAIT = Pattern.compile("Vänta \\d+ sekund");

    static java.util.List<Portal> portals() {
        return Portal.withCustomerNumbers();
    }

    @ParameterizedTest
    @MethodSource("portals")
    void aStrangerIsSlowedDownAndTheOwnerIsNot(Portal portal) {
        Registered customer = Visits.registered(portal, page);
        Visits owner = new Visits(page, portal);
        owner.logIn(customer.customerNumber(), customer.password());
        assertThat(page).hasURL(Pattern.compile(".*/oversikt$"));

        Page stranger = newVisitor(new Browser.NewContextOptions());
        Visits guesses = new Visits(stranger, portal);
        guesses.logIn(customer.customerNumber(), "fel lösenord nummer noll");
        String first = refused(stranger);
        assertEquals(
                customer.customerNumber(),
                stranger.locator("input[autocomplete='username']").inputValue(),
                "the number is kept");
        // the last of them may come just when one more is let through, but not all that follow it
        String last = first;
        for (int i = 1; i < 12 || i < 15 && !WAIT.matcher(last).find(); i++) {
            guesses.logIn(customer.customerNumber(), "fel lösenord nummer " + i);
            last = refused(stranger);
        }
        assertTrue(WAIT.matcher(last).find(), last);
        assertThat(stranger.locator("main")).containsText("inte spärrat");

        guesses.logIn("99999" + customer.customerNumber().substring(3), "finns inte alls här");
        assertEquals(
                first.replaceAll("\\d", "#").lines().limit(6).toList(),
                refused(stranger).replaceAll("\\d", "#").lines().limit(6).toList(),
                "a number that nobody has is answered alike");

        page.context()
                .clearCookies(
                        new com.microsoft.playwright.BrowserContext.ClearCookiesOptions()
                                .setName("__Host-session"));
        owner.logIn(customer.customerNumber(), customer.password());
        assertThat(page).hasURL(Pattern.compile(".*/oversikt$"));
    }

    /** What the page says to a guess, once it has answered. */
    private static String refused(Page page) {
        assertThat(page.locator(".summary-error")).isVisible();
        return page.locator("main").innerText();
    }
}

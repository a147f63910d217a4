package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A new password by mail, always to the registered address and never to another (S0-16, S2-12). */
class ForgettingThePasswordIT extends Journey {

    static List<Portal> portals() {
        return Portal.withCustomerNumbers();
    }

    @ParameterizedTest
    @MethodSource("portals")
    void aNewPasswordReplacesTheOldOneAndEndsSessions(Portal portal) {
        Registered customer = Visits.registered(portal, page);
        Visits visits = new Visits(page, portal);
        visits.logIn(customer.customerNumber(), customer.password());
        assertThat(page).hasURL(Pattern.compile(".*/oversikt$"));
        Mailbox mailbox = new Mailbox(PRODUCT, customer.email());
        mailbox.awaitMail(2); // after the link, that a password was chosen

        Page elsewhere = newVisitor(new Browser.NewContextOptions());
        Visits other = new Visits(elsewhere, portal);
        String wrongAddress = "annan" + customer.customerNumber() + "@example.test";
        if (portal.wizard()) {
            other.register(customer, wrongAddress);
        } else {
            other.open("/");
            other.link(portal.fact("password.link")).click();
            other.field("Kundnummer").fill(customer.customerNumber());
            other.button(portal.fact("password.submit")).click();
        }
        String link = mailbox.awaitMail(3).link();
        other.choosePassword(link, "ett helt nytt lösenord i höst");

        visits.open("/fakturor");
        assertFalse(page.url().endsWith("/fakturor"), "the old session has ended");
        visits.logIn(customer.customerNumber(), customer.password());
        assertThat(page.locator(".summary-error")).isVisible(); // the old password is no good now
        visits.logIn(customer.customerNumber(), "ett helt nytt lösenord i höst");
        assertThat(page).hasURL(Pattern.compile(".*/oversikt$"));
        assertEquals(List.of(), new Mailbox(PRODUCT, wrongAddress).mailsInTheEnd(portal));

        other.choosePasswordRefused(link);
    }

    @ParameterizedTest
    @MethodSource("portals")
    void aTypedAddressIsNotUsedWhereOneIsRegistered(Portal portal) {
        Registered customer = Visits.registered(portal, page);
        Mailbox registered = new Mailbox(PRODUCT, customer.email());
        registered.awaitMail(2); // after the link, that a password was chosen
        String typed = "tjuv" + customer.customerNumber() + "@example.test";
        new Visits(page, portal).register(customer, typed);
        registered.awaitMail(3).link();
        assertEquals(List.of(), new Mailbox(PRODUCT, typed).mailsInTheEnd(portal));
    }
}

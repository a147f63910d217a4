package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A company logs in once, by any of its numbers, and has all its customer numbers (S0-09). */
class CompaniesIT extends Journey {

    static List<Portal> portals() {
        return Portal.withCustomerNumbers();
    }

    @ParameterizedTest
    @MethodSource("portals")
    void oneLoginReachesEveryCustomerNumber(Portal portal) {
        List<Registered> company = Customers.newCompany(portal);
        Registered first = company.get(0);
        Registered second = company.get(1);
        String organisation = first.personnummer();
        Visits visits = new Visits(page, portal);
        register(visits, portal, first, organisation);
        visits.choosePassword(
                new Mailbox(PRODUCT, first.email()).awaitMail(1).link(), first.password());

        String hyphenated = organisation.substring(0, 6) + "-" + organisation.substring(6);
        for (String typed :
                List.of(
                        organisation,
                        hyphenated,
                        "16" + organisation,
                        "16" + hyphenated,
                        " 16 " + hyphenated + " ",
                        second.customerNumber())) {
            Page visitor = newVisitor(new Browser.NewContextOptions());
            new Visits(visitor, portal).logIn(typed, first.password());
            assertFalse(visitor.url().endsWith(":" + PRODUCT.port() + "/"), "typed as " + typed);
            new Visits(visitor, portal).open("/uppgifter");
            assertTrue(
                    visitor.url().endsWith("/uppgifter") || visitor.url().contains("/valj-kund"),
                    "typed as " + typed + " leads to " + visitor.url());
        }

        visits.logIn("16" + hyphenated, first.password());
        for (Registered one : List.of(second, first, second)) {
            choose(visits, one);
            Registered other = one == first ? second : first;
            assertThat(page.locator("body")).containsText(one.customerNumber());
            visits.open("/fakturor");
            assertThat(page.locator("main")).containsText(one.invoice());
            assertThat(page.locator("main")).not().containsText(other.invoice());
        }
    }

    private void choose(Visits visits, Registered customer) {
        visits.open("/valj-kund");
        page.locator("main button[name='kund']")
                .filter(
                        new com.microsoft.playwright.Locator.FilterOptions()
                                .setHasText(customer.customerNumber()))
                .click();
    }

    /** As a person does it; the field takes the organisation number too (A.6-4). */
    private void register(Visits visits, Portal portal, Registered customer, String organisation) {
        visits.open("/");
        visits.link(portal.fact("register.link")).click();
        visits.field("Kundnummer").fill(customer.customerNumber());
        if (portal.wizard()) {
            visits.button(portal.fact("register.next")).click();
        }
        visits.field("Personnummer").fill("16" + organisation);
        visits.field("E-postadress").fill(customer.email());
        visits.button(portal.fact("register.submit")).click();
    }
}

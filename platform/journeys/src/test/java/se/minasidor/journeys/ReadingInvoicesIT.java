package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** What a customer sees of their invoices, and what nobody else does. */
class ReadingInvoicesIT extends Journey {

    private final Portal portal = Portal.withCustomerNumbers().get(0);

    @Test
    void aChoiceNarrowsTheListAndStandsInTheAddress() {
        Registered customer = Visits.registered(portal, page);
        Visits visits = new Visits(page, portal);
        visits.logIn(customer.customerNumber(), customer.password());
        visits.open("/fakturor");
        assertThat(page.locator("tbody")).containsText(customer.invoice());

        page.getByLabel("Visa").selectOption("betalda");
        assertThat(page.locator("tbody")).not().containsText(customer.invoice());
        assertThat(page).hasURL(PRODUCT.at(portal) + "/fakturor?visa=betalda");

        page.reload();
        assertThat(page.locator("tbody")).not().containsText(customer.invoice());
        visits.open("/fakturor?visa=obetalda");
        assertThat(page.locator("tbody")).containsText(customer.invoice());
    }

    @Test
    void anotherCustomersInvoiceIsNotThere() {
        Registered owner = Visits.registered(portal, page);
        Visits owners = new Visits(page, portal);
        owners.logIn(owner.customerNumber(), owner.password());
        owners.open("/fakturor");
        String pdf = page.locator("a[href*='.pdf']").first().getAttribute("href");

        Page other = newVisitor(new Browser.NewContextOptions());
        Registered stranger = Visits.registered(portal, other);
        Visits strangers = new Visits(other, portal);
        strangers.logIn(stranger.customerNumber(), stranger.password());
        assertEquals(404, other.navigate(PRODUCT.at(portal) + pdf).status());
        strangers.open("/fakturor");
        assertThat(other.locator("main")).not().containsText(owner.invoice());
        strangers.open("/fakturor?skapas=" + pdf.replaceAll(".*/|\\.pdf", ""));
        assertThat(other.locator("main")).not().containsText(owner.invoice());
    }
}

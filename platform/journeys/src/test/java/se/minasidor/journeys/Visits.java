package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What a customer does on the pages, by the labels they were told to look for. */
final class Visits {

    private final Page page;
    private final Portal portal;
    private final String address;

    Visits(Page page, Portal portal) {
        this(page, portal, Journey.PRODUCT.at(portal));
    }

    Visits(Page page, Portal portal, String address) {
        this.page = page;
        this.portal = portal;
        this.address = address;
    }

    /** A new customer who has been through registration already. */
    static Registered registered(Portal portal, Page page) {
        Registered customer = Customers.newPerson(portal);
        Visits visits = new Visits(page, portal);
        visits.register(customer, customer.email());
        visits.choosePassword(
                new Mailbox(Journey.PRODUCT, customer.email()).awaitMail(1).link(),
                customer.password());
        return customer;
    }

    void open(String path) {
        page.navigate(address + path);
    }

    String heading() {
        return page.locator("h1").innerText();
    }

    /**
     * Registers an e-mail address as the organisation's guide says (S0-11, S0-12, S2-07 to S2-09).
     */
    void register(Registered customer, String email) {
        open("/");
        link(portal.fact("register.link")).click();
        field("Kundnummer").fill(customer.customerNumber());
        if (portal.wizard()) {
            button(portal.fact("register.next")).click();
        }
        field("Personnummer").fill(customer.personnummerWithHyphen());
        field("E-postadress").fill(email);
        button(portal.fact("register.submit")).click();
        page.waitForLoadState();
    }

    /** Follows a mailed link and chooses a password. */
    void choosePassword(String link, String password) {
        page.navigate(link);
        page.locator("input[autocomplete='new-password']").first().fill(password);
        page.locator("main form .button--main").click();
        assertThat(page.locator("input[autocomplete='new-password']")).hasCount(0);
        page.waitForLoadState();
    }

    /** A link that was used, replaced or is too old shows no form for a password. */
    void choosePasswordRefused(String link) {
        page.navigate(link);
        assertThat(page.locator("input[autocomplete='new-password']")).hasCount(0);
        assertThat(page.locator("h1")).isVisible();
    }

    /** Types both and waits for the answer, whatever it is. */
    void logIn(String name, String password) {
        open("/?metod=customernumber");
        page.locator("input[autocomplete='username']").fill(name);
        page.locator("input[autocomplete='current-password']").fill(password);
        button(portal.fact("login.submit")).click();
        page.waitForLoadState();
    }

    com.microsoft.playwright.Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first();
    }

    com.microsoft.playwright.Locator button(String name) {
        return page.getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    com.microsoft.playwright.Locator field(String label) {
        return page.getByLabel(label).first();
    }
}

package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody logs in with an account they have elsewhere (S3-10 to S3-18): awkward the first time,
 * simple afterwards. The services are played by the demo's TEST providers.
 */
class LoggingInByAnotherServiceIT extends Journey {

    private static final Pattern STEPS = Pattern.compile(".*/forsta-gangen");
    private static final Pattern OVERVIEW = Pattern.compile(".*/oversikt");

    private final Portal portal = socialPortals().get(0);

    private static List<Portal> socialPortals() {
        return Portal.all().stream().filter(p -> p.has("social.choose")).toList();
    }

    /** Each of the services, on a desktop in Swedish and on a phone in English. */
    static Stream<Arguments> services() {
        return Arrays.stream(socialPortals().get(0).fact("methods").split("\\|"))
                .flatMap(s -> Stream.of(new Arguments(s, 1280), new Arguments(s, 390)));
    }

    record Arguments(String service, int width) {

        String says(String swedish, String english) {
            return width > 390 ? swedish : english;
        }
    }

    private Page visitor(int width) {
        return newVisitor(new Browser.NewContextOptions().setViewportSize(width, 900));
    }

    /** Chooses a service on the login page and says there who one is. */
    private void comeAs(Page page, String service, String subject) {
        page.navigate(PRODUCT.at(portal) + "/");
        choose(page, service);
        page.getByLabel(Pattern.compile("by any name")).fill(subject);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Log in").setExact(true))
                .click();
    }

    private static void choose(Page page, String service) {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^" + service)))
                .click();
        assertThat(page).hasTitle("TEST provider");
        assertThat(page.locator("header")).containsText(service);
    }

    private static void name(Page page, String number, String invoice) {
        page.getByLabel("Kundnummer").fill(number);
        page.getByLabel("Tidigare fakturanummer").fill(invoice);
        page.locator("main form .button--main").click();
    }

    @ParameterizedTest
    @MethodSource("services")
    void theFirstVisitTakesAnInvoiceAndTheNextOnesAClick(Arguments with) throws IOException {
        Registered customer =
                Customers.newPerson(portal, "granne" + with.width() + "@example.test");
        String subject = "nagon-" + customer.customerNumber();
        Page page = visitor(with.width());
        page.navigate(PRODUCT.at(portal) + with.says("/", "/sprak?till=en&tillbaka=/"));
        comeAs(page, with.service(), subject);
        assertThat(page).hasURL(STEPS);
        assertThat(page.locator("h1"))
                .hasText(with.says("Första gången du loggar in", "The first time you log in"));
        assertEquals(List.of(), AccessibilityIT.violations(page));
        assertThat(page.locator("main")).containsText(portal.fact("support"));

        for (String invoice : List.of("11111111", customer.invoice())) {
            page.getByLabel(with.says("Kundnummer", "Customer number"))
                    .fill(customer.customerNumber());
            page.getByLabel(with.says("Tidigare fakturanummer", "Earlier invoice number"))
                    .fill(invoice);
            page.locator("main form .button--main").click();
            if (!invoice.equals(customer.invoice())) {
                assertThat(page.locator(".summary-error"))
                        .containsText(
                                with.says("Numren hör inte ihop", "The numbers do not match"));
                assertEquals(List.of(), AccessibilityIT.violations(page));
            }
        }
        assertThat(page).hasURL(OVERVIEW);
        assertThat(page.locator("body")).containsText("Vera Resenär");

        Page again = visitor(with.width());
        comeAs(again, with.service(), subject);
        assertThat(again).hasURL(OVERVIEW);
        seesInvoices(again, customer);
    }

    private void seesInvoices(Page page, Registered customer) throws IOException {
        page.navigate(PRODUCT.at(portal) + "/fakturor");
        assertThat(page.locator("main")).containsText(customer.invoice());
        Download pdf = page.waitForDownload(() -> page.locator("a[href*='.pdf']").first().click());
        byte[] content = Files.readAllBytes(pdf.path());
        assertArrayEquals("%PDF".getBytes(), Arrays.copyOf(content, 4));
    }

    @Test
    void oneOfTwoServicesIsRemovedAndTheLastOneStays() {
        Registered customer = Customers.newPerson(portal);
        String subject = "tva-" + customer.customerNumber();
        Page desk = visitor(1280);
        comeAs(desk, "Microsoft", subject);
        name(desk, customer.customerNumber(), customer.invoice());
        assertThat(desk).hasURL(OVERVIEW);
        Page phone = visitor(390);
        comeAs(phone, "Google", subject);
        name(phone, customer.customerNumber(), customer.invoice());
        assertThat(phone).hasURL(OVERVIEW);

        phone.navigate(PRODUCT.at(portal) + "/inloggningar");
        Locator ways = phone.locator(".list").last().locator("li");
        assertThat(ways).hasCount(2);
        assertThat(ways.first()).containsText("Microsoft");
        assertThat(ways.last()).containsText("Google");
        assertEquals(List.of(), AccessibilityIT.violations(phone));
        ways.first().locator("button").click();
        assertThat(ways).hasCount(1);
        assertThat(ways.first()).containsText("Google");
        assertThat(ways.first().locator("button")).hasCount(0);
        assertThat(phone.locator("main")).containsText("ditt enda sätt att logga in");

        Page removed = visitor(1280);
        comeAs(removed, "Microsoft", subject);
        assertThat(removed).hasURL(STEPS);
    }

    /** The first of those that the demo offers; the TEST page says what is on their invoices. */
    @Test
    void aCustomerOfTheDemoReadsMonthsDaysAndYesterdaysHours() throws IOException {
        page.navigate(PRODUCT.at(portal) + "/");
        choose(page, "Microsoft");
        Locator offered = page.locator("button[value]").first();
        Matcher numbers =
                Pattern.compile("customer number (\\w+), invoice number (\\w+)")
                        .matcher(offered.innerText());
        assertTrue(numbers.find(), offered.innerText());
        offered.click();
        name(page, numbers.group(1), numbers.group(2));
        // a customer of several companies; the one that has the grid has the values
        assertThat(page).hasURL(Pattern.compile(".*/valj-kund"));
        page.locator("main button[name='kund']")
                .filter(new Locator.FilterOptions().setHasText(portal.fact("gridCompany")))
                .first()
                .click();
        for (String length : List.of("manad", "dag", "timme")) {
            page.navigate(PRODUCT.at(portal) + "/forbrukning?vy=tabell&upplosning=" + length);
            assertThat(page.locator("main")).containsText("kWh");
            assertTrue(page.locator("main table tbody tr").count() > 0, length);
        }
        page.navigate(PRODUCT.at(portal) + "/fakturor");
        Download pdf = page.waitForDownload(() -> page.locator("a[href*='.pdf']").first().click());
        assertArrayEquals("%PDF".getBytes(), Arrays.copyOf(Files.readAllBytes(pdf.path()), 4));
    }

    @Test
    void theRegisteredContactIsToldOfTheNewLogin() {
        String known = "kontakt" + System.nanoTime() + "@example.test";
        Registered customer = Customers.newPerson(portal, known);
        comeAs(page, "Google", "nagon-" + customer.customerNumber());
        name(page, customer.customerNumber(), customer.invoice());
        assertThat(page).hasURL(OVERVIEW);
        Mailbox.Mail mail = new Mailbox(PRODUCT, known).awaitMail(1);
        assertTrue(mail.text().contains(customer.customerNumber()), mail.text());
        assertTrue(mail.text().contains(portal.fact("support")), mail.text());
    }

    @Test
    void cancellingAndBeingRefusedLeadBackWithAWordOfExplanation() {
        page.navigate(PRODUCT.at(portal) + "/");
        choose(page, "Facebook");
        page.getByText("Cancel").click();
        assertThat(page.locator(".notice").first()).containsText("Inloggningen avbröts");
        choose(page, "Microsoft");
        page.getByText("Let the service refuse").click();
        assertThat(page.locator(".notice").first()).containsText("Tjänsten släppte inte in dig");
        assertThat(page.locator(".choices a")).hasCount(3);

        comeAs(page, "Microsoft", "nagon-som-avbryter");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Avbryt inloggningen"))
                .click();
        assertThat(page.locator(".notice").first()).containsText("Inloggningen avbröts");
        page.navigate(PRODUCT.at(portal) + "/forsta-gangen");
        assertThat(page.locator(".notice").first()).containsText("Börja om");
    }

    @Test
    void aServiceThatIsDownIsSaidToBeSoAndTheOtherWaysInStillWork() {
        try (LiveTenant tenant =
                new LiveTenant(
                        "stumstad",
                        "brand.companyName=Stumstad\nlogin.provider.stum=Stum tjänst\n",
                        """
                        login.methods=social, customernumber
                        login.providers=stum
                        login.oidc.stum.issuer=http://127.0.0.1:9
                        login.oidc.stum.clientId=stumstad
                        login.oidc.stum.clientSecret=env:PATH
                        """)) {
            page.navigate(PRODUCT.at(tenant.host()) + "/");
            page.locator("a.choice").click();
            assertThat(page.locator(".notice").first())
                    .containsText("Tjänsten svarar inte som den ska");
            assertThat(page.locator("main")).not().containsText("Microsoft"); // is not offered
            assertEquals(List.of(), AccessibilityIT.violations(page));
            page.navigate(PRODUCT.at(tenant.host()) + "/?metod=customernumber");
            page.locator("input[name='kundnummer']").fill("10047110");
            page.locator("input[type='password']").fill("en lugn kväll vid ån 17");
            page.locator("main form .button--main").first().click();
            assertThat(page.locator(".summary-error")).isVisible(); // it was looked at
        }
    }

    @Test
    void nothingBehindTheLoginIsReachedBeforeTheInvoiceIsNamed() {
        comeAs(page, "Google", "nagon-som-hoppar");
        assertThat(page).hasURL(STEPS);
        for (String path : List.of("/oversikt", "/fakturor", "/uppgifter")) {
            page.navigate(PRODUCT.at(portal) + path);
            assertThat(page).hasURL(Pattern.compile(".*/\\?fran=" + path));
        }
    }

    @Test
    void itWorksInEnglishAndWithoutScripts() {
        Registered customer = Customers.newPerson(portal);
        Page page =
                newVisitor(
                        new Browser.NewContextOptions()
                                .setJavaScriptEnabled(false)
                                .setLocale("en-GB"));
        page.navigate(PRODUCT.at(portal) + "/sprak?till=en&tillbaka=/");
        assertThat(page.locator(".band__lead").first()).hasText("Choose a service to log in with");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Google")))
                .click();
        page.getByLabel(Pattern.compile("by any name")).fill("n-" + customer.customerNumber());
        page.getByText("Log in", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).hasText("The first time you log in");
        page.getByLabel("Customer number").fill(customer.customerNumber());
        page.getByLabel("Earlier invoice number").fill(customer.invoice());
        page.locator("main form .button--main").click();
        assertThat(page).hasURL(OVERVIEW);
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }
}

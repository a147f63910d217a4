package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From the invoice on the kitchen table to the same invoice on the screen. */
class RegisteringAndLoggingInIT extends Journey {

    static List<Portal> portals() {
        return Portal.withCustomerNumbers();
    }

    @ParameterizedTest
    @MethodSource("portals")
    void aCustomerRegistersAndReadsTheirOwnInvoice(Portal portal) throws IOException {
        Registered customer = Customers.newPerson(portal);
        Visits visits = new Visits(page, portal);
        Mailbox mailbox = new Mailbox(PRODUCT, customer.email());

        visits.register(customer, customer.email());
        Mailbox.Mail mail = mailbox.awaitMail(1);
        assertTrue(mail.text().contains(portal.fact("legalName")), mail.text());
        assertTrue(mail.link().startsWith(PRODUCT.at(portal)), mail.link());

        visits.choosePassword(mail.link(), customer.password());
        assertFalse(page.url().contains("token"), "no secret stays in the address");
        visits.logIn(customer.customerNumber(), customer.password());

        assertThat(page).hasURL(PRODUCT.at(portal) + "/oversikt");
        assertThat(page.locator("body")).containsText("1 246,50");
        visits.open("/valj-kund"); // there is nothing to choose
        assertEquals(PRODUCT.at(portal) + "/oversikt", page.url());
        visits.open("/fakturor");
        assertThat(page.locator("main")).containsText(customer.invoice());
        Download download =
                page.waitForDownload(() -> page.locator("a[href*='.pdf']").first().click());
        assertEquals("Faktura " + customer.invoice(), text(download.path()));
    }

    @ParameterizedTest
    @MethodSource("portals")
    void everyWayOfWritingACustomerNumberFindsTheSameCustomer(Portal portal) {
        Registered customer = Visits.registered(portal, page);
        String number = customer.customerNumber();
        for (String typed :
                new String[] {
                    " " + number + " ",
                    number.substring(0, 4) + " " + number.substring(4),
                    number.substring(0, 4) + "-" + number.substring(4)
                }) {
            Page other = newVisitor(new Browser.NewContextOptions());
            new Visits(other, portal).logIn(typed, customer.password());
            assertThat(other).hasURL(PRODUCT.at(portal) + "/oversikt");
        }
        onAPhoneInEnglish(portal, customer);
    }

    private void onAPhoneInEnglish(Portal portal, Registered customer) {
        Page phone = newVisitor(new Browser.NewContextOptions().setViewportSize(390, 800));
        Visits visits = new Visits(phone, portal);
        visits.open("/?metod=customernumber");
        visits.link("English").click();
        for (String password : new String[] {"not the right one at all", customer.password()}) {
            visits.field("Customer number").fill(customer.customerNumber());
            visits.field("Password").fill(password);
            visits.button("Log in").click();
            if (!password.equals(customer.password())) {
                assertThat(phone.locator(".summary-error")).isVisible();
                assertEquals(List.of(), AccessibilityIT.violations(phone));
            }
        }
        assertThat(phone).hasURL(Pattern.compile(".*/oversikt"));
        assertThat(phone.locator("html")).hasAttribute("lang", "en");
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document).strip();
        }
    }
}

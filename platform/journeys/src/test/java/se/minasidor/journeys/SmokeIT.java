package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The short way through the product, as somebody who tries the demo would walk it. It is what
 * another server or another Java has to pass: {@code -Pserver}, {@code -Psmoke}.
 */
@Tag("smoke")
class SmokeIT extends Journey {

    static List<Portal> portals() {
        return Portal.all();
    }

    static List<Portal> portalsToLogInTo() {
        return Portal.withCustomerNumbers();
    }

    @ParameterizedTest
    @MethodSource("portals")
    void everyOrganisationHasItsLoginPage(Portal portal) {
        assertEquals(200, page.navigate(PRODUCT.at(portal) + "/").status());
        assertThat(page.locator("body")).containsText(portal.fact("legalName"));
    }

    @ParameterizedTest
    @MethodSource("portalsToLogInTo")
    void theCustomerThatTheDemoNamesSeesConsumptionAndInvoices(Portal portal) throws IOException {
        Product.Login login = PRODUCT.login(portal);
        Visits visits = new Visits(page, portal);
        visits.logIn(login.customerNumber(), login.password());
        assertThat(page).hasURL(PRODUCT.at(portal) + "/oversikt");

        visits.open("/forbrukning");
        assertThat(page.locator("main")).containsText("kWh");
        assertThat(page.locator("main .chart__bar").first()).isVisible();
        visits.open("/forbrukning?vy=tabell");
        assertThat(page.locator("main table tbody tr").first()).isVisible();

        visits.open("/fakturor");
        Download invoice =
                page.waitForDownload(() -> page.locator("a[href*='.pdf']").first().click());
        byte[] pdf = Files.readAllBytes(invoice.path());
        String start = new String(Arrays.copyOf(pdf, 5), StandardCharsets.US_ASCII);
        assertEquals("%PDF-", start);
    }

    /** So that a run on another server cannot pass on the usual one. */
    @Test
    void theServerIsTheOneThatWasAskedFor() {
        String home = System.getProperty("minasidor.server", "");
        assertTrue(PRODUCT.saysThatItRunsOn(home.isBlank() ? "Payara Micro" : "Payara Server"));
    }

    /** So that a run on another Java cannot pass on the usual one. */
    @Test
    @EnabledIfSystemProperty(named = "minasidor.java.home", matches = ".+")
    void theJavaIsTheOneThatWasAskedFor() throws IOException {
        Path asked = Path.of(System.getProperty("minasidor.java.home"), "bin", "java").toRealPath();
        List<Path> javas =
                PRODUCT.programs().stream().filter(p -> p.endsWith(asked.getFileName())).toList();
        assertFalse(javas.isEmpty());
        assertEquals(Set.of(asked), Set.copyOf(javas));
    }
}

package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Download;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logging in, reading an invoice and leaving, without a mouse and with the focus always seen. */
class KeyboardIT extends Journey {

    private static final String FOCUSED =
            """
            (() => { const e = document.activeElement; const s = getComputedStyle(e);
              const box = e.getBoundingClientRect();
              return { id: e.id, name: e.getAttribute('name') || '', text: (e.innerText || '').trim(),
                href: e.getAttribute('href') || '',
                seen: e === document.body || (box.width > 0 && box.height > 0
                  && (s.outlineStyle !== 'none' || s.boxShadow !== 'none')) }; })()
            """;

    static java.util.List<Portal> portals() {
        return Portal.withCustomerNumbers();
    }

    @ParameterizedTest
    @MethodSource("portals")
    void aMouseIsNeverNeeded(Portal portal) {
        Registered customer = Visits.registered(portal, page);
        new Visits(page, portal).open("/");

        page.keyboard().press("Tab");
        assertEquals("#innehall", focused("href"), "the first stop skips to the content");
        tabTo("href", "/?metod=customernumber");
        page.keyboard().press("Enter");
        page.waitForURL("**/?metod=customernumber");
        tabTo("name", "kundnummer");
        page.keyboard().type(customer.customerNumber());
        tabTo("name", "losenord");
        page.keyboard().type(customer.password());
        page.keyboard().press("Enter");
        page.waitForURL("**/oversikt");

        tabTo("href", "/fakturor");
        page.keyboard().press("Enter");
        page.waitForURL("**/fakturor");
        assertThat(page.locator("main")).containsText(customer.invoice());
        page.keyboard().press("Tab");
        page.keyboard().press("Enter"); // over the navigation
        tabTo("href", ".pdf");
        Download download = page.waitForDownload(() -> page.keyboard().press("Enter"));
        assertTrue(download.suggestedFilename().endsWith(".pdf"), download.suggestedFilename());

        new Visits(page, portal).open("/oversikt");
        tabTo("text", "Logga ut");
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("utloggad");
    }

    private void tabTo(String what, String value) {
        StringBuilder stops = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            assertEquals(Boolean.TRUE, page.evaluate(FOCUSED + ".seen"), "seen: " + describe());
            if (focused(what).endsWith(value)) {
                return;
            }
            stops.append(describe()).append('\n');
        }
        fail("No stop with " + what + " " + value + " among\n" + stops);
    }

    private String focused(String what) {
        return (String) page.evaluate(FOCUSED + "." + what);
    }

    private String describe() {
        return page.url() + " " + page.evaluate("JSON.stringify(" + FOCUSED + ")");
    }
}

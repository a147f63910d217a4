package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One home, two customers after each other, and a curious third: each sees their own days. */
class MovingIT extends Journey {

    private static final LocalDate LAST_DAY = Meter.OCTOBER.plusDays(19);
    private static final String DAYS = "/forbrukning?upplosning=dag&fran=2026-10-01&vy=tabell";
    private static final Pattern PLACE = Pattern.compile("anl=([0-9a-f-]{36})");

    private final Portal portal = Portal.withCustomerNumbers().get(0);

    @Test
    void whoMovesSeesTheirOwnDaysAndAStrangerSeesNone() throws IOException {
        Page leaving = newVisitor(new Browser.NewContextOptions());
        Registered before = Visits.registered(portal, leaving);
        Page arriving = newVisitor(new Browser.NewContextOptions());
        Registered after = Visits.registered(portal, arriving);
        handOver(before, after);
        Meter.readAt(portal, before);

        signIn(leaving, before);
        leaving.navigate(PRODUCT.at(portal) + DAYS);
        String home = place(leaving, before);
        List<String> theirs = days(leaving);
        assertEquals(20, theirs.size(), theirs.toString());
        assertTrue(theirs.get(19).contains("20"), theirs.toString());
        assertFalse(csv(leaving).contains("2026-10-21"));
        leaving.navigate(hours(home, LAST_DAY));
        assertThat(leaving.locator("main table tbody tr")).hasCount(24);
        nothing(leaving, hours(home, LAST_DAY.plusDays(1)));

        signIn(arriving, after);
        arriving.navigate(PRODUCT.at(portal) + DAYS + "&anl=" + home);
        List<String> ours = days(arriving);
        assertEquals(11, ours.size(), ours.toString());
        assertTrue(ours.get(0).contains("21"), ours.toString());
        assertFalse(csv(arriving).contains("2026-10-20"));
        nothing(arriving, hours(home, LAST_DAY));

        Page curious = page;
        Registered stranger = Visits.registered(portal, curious);
        signIn(curious, stranger);
        curious.navigate(PRODUCT.at(portal) + DAYS + "&anl=" + home);
        assertThat(curious.locator("h1")).isVisible();
        assertThat(curious.locator("main")).not().containsText("PROV" + before.customerNumber());
        assertEquals(List.of(), days(curious));
        assertEquals(
                List.of(),
                csv(curious).lines().filter(line -> line.startsWith("2026-")).toList(),
                "nor in the file");
    }

    /**
     * The first customer's agreement ends on the last day, the second one's begins the day after.
     */
    private void handOver(Registered before, Registered after) {
        new BillingSystem(PRODUCT, portal)
                .send(
                        "agreements",
                        agreement(
                                before,
                                "A" + before.customerNumber(),
                                before,
                                "2024-01-01",
                                LAST_DAY),
                        agreement(
                                after,
                                "B" + after.customerNumber(),
                                before,
                                LAST_DAY.plusDays(1).toString(),
                                null));
    }

    private static String agreement(
            Registered customer, String id, Registered home, String from, LocalDate to) {
        return """
               {"externalId":"%s","customer":"C%s","facility":"F%s","product":"Elnät 16 A",\
               "validFrom":"%s"%s}"""
                .formatted(
                        id,
                        customer.customerNumber(),
                        home.customerNumber(),
                        from,
                        to == null ? "" : ",\"validTo\":\"" + to + "\"");
    }

    private void signIn(Page page, Registered customer) {
        new Visits(page, portal).logIn(customer.customerNumber(), customer.password());
        assertThat(page).hasURL(Pattern.compile(".*/oversikt$"));
    }

    /** How the page names the home, in the addresses of its links. */
    private static String place(Page page, Registered home) {
        assertThat(page.locator("main")).containsText("PROV" + home.customerNumber());
        Matcher named = PLACE.matcher(page.locator("main").innerHTML());
        assertTrue(named.find());
        return named.group(1);
    }

    private String hours(String home, LocalDate day) {
        return PRODUCT.at(portal)
                + "/forbrukning?upplosning=timme&vy=tabell&anl="
                + home
                + "&fran="
                + day;
    }

    private static List<String> days(Page page) {
        return page.locator("main table tbody tr th").allInnerTexts();
    }

    private static void nothing(Page page, String address) {
        page.navigate(address);
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator("main table td.amount").filter(AMOUNT)).hasCount(0);
    }

    private static final com.microsoft.playwright.Locator.FilterOptions AMOUNT =
            new com.microsoft.playwright.Locator.FilterOptions()
                    .setHasText(Pattern.compile("[0-9]"));

    /** The same, as the page's own file; empty where the page offers none. */
    private static String csv(Page page) throws IOException {
        var link = page.locator("a[href*='forbrukning.csv']");
        if (link.count() == 0) {
            return "";
        }
        Download file = page.waitForDownload(() -> link.first().click());
        return Files.readString(file.path());
    }
}

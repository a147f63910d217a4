package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a customer sees of their consumption, on every kind of screen, on paper and as files. */
class ReadingConsumptionIT extends Journey {

    private static final String OCTOBER = "/forbrukning?upplosning=dag&fran=2026-10-01";
    private static final String LONG_DAY = "/forbrukning?upplosning=timme&fran=2026-10-25";

    private static Registered metered;

    private final Portal portal = Portal.withCustomerNumbers().get(0);

    static List<Portal> portals() {
        return Portal.withCustomerNumbers();
    }

    /** One customer with a meter serves all of these journeys. */
    private Registered metered() {
        synchronized (ReadingConsumptionIT.class) {
            if (metered == null) {
                Page first = newVisitor(new Browser.NewContextOptions());
                Registered customer = Visits.registered(portal, first);
                Meter.readAt(portal, customer);
                metered = customer;
            }
            return metered;
        }
    }

    private Visits loggedIn(Page page) {
        Visits visits = new Visits(page, portal);
        visits.logIn(metered().customerNumber(), metered().password());
        return visits;
    }

    private static Locator bar(Page page, String name) {
        String unbroken = name.replaceAll("(?<=[0-9]) (?=[a-z])", "\u00a0");
        return page.locator(".chart__slot[aria-label^='" + unbroken + "']").first();
    }

    @ParameterizedTest
    @MethodSource("portals")
    void theDemosCustomerFollowsABarWithTheKeyboardAndComesBack(Portal demo) {
        Product.Login login = PRODUCT.login(demo);
        Visits visits = new Visits(page, demo);
        visits.logIn(login.customerNumber(), login.password());
        visits.open("/forbrukning?tjanst=el&upplosning=manad&fran=" + aWholeYear() + "-01-01");
        String year = page.url();
        Locator bar = page.locator("a.chart__slot").first();
        for (int stops = 0; stops < 60 && !focused(bar); stops++) {
            page.keyboard().press("Tab");
        }
        assertTrue(focused(bar), "Tab reaches the first bar");
        assertThat(page.locator(".chart__tip")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator(".chart__tip")).isHidden();
        page.keyboard().press("ArrowRight");
        assertTrue(focused(page.locator("a.chart__slot").nth(1)), "arrows walk among the bars");
        assertThat(page.locator("a.chart__slot[tabindex='0']")).hasCount(1);
        page.keyboard().press("Enter");
        page.waitForURL("**upplosning=dag**");
        assertThat(page.locator(".chart__slot").nth(27)).isAttached();
        page.goBack();
        assertEquals(year, page.url());
    }

    /** Each of its months has values of the demo, which begin two years ago, on every day. */
    private static int aWholeYear() {
        return LocalDate.now(ZoneId.of("Europe/Stockholm")).getYear() - 1;
    }

    private boolean focused(Locator locator) {
        return Boolean.TRUE.equals(locator.evaluate("e => e === document.activeElement"));
    }

    @Test
    void aMonthIsASentenceFiguresAndBarsWithTheirGaps() {
        loggedIn(page).open(OCTOBER);
        assertThat(page.locator(".lead")).containsText("29 dygn som vi har värden för i oktober");
        assertThat(page.locator(".lead")).containsText("10 % mindre än samma dygn");
        assertThat(page.locator(".figures")).containsText("29 av 31 dygn");
        assertThat(page.locator(".chart")).containsText("värden saknas");
        assertThat(page.locator("rect[fill='url(#beraknat)'].chart__bar--pattern"))
                .not()
                .hasCount(0);
        assertThat(bar(page, "Söndag 11 oktober"))
                .hasAttribute("aria-label", Pattern.compile("^[^.]*: värden saknas.*"));
        bar(page, "Onsdag 7 oktober").hover();
        assertThat(page.locator(".chart__tip")).containsText("Rättat, tidigare 6,0");
        assertThat(page.locator(".figures")).containsText("Netto");

        page.getByRole(
                        com.microsoft.playwright.options.AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Tabell").setExact(true))
                .click();
        assertThat(page.locator("tbody tr")).hasCount(31);
        assertThat(page.locator("tbody tr").nth(10)).containsText("Saknas");
        assertThat(page.locator("tbody tr").nth(23)).containsText("Beräknat");
        assertThat(page.locator("tfoot")).containsText("Summa, 29 dygn");
        assertTrue(page.url().endsWith("&vy=tabell"), page.url());
    }

    @Test
    void theDayOfTwentyFiveHoursHasThemAll() {
        loggedIn(page).open(LONG_DAY);
        assertThat(page.locator(".chart__slot")).hasCount(25);
        assertThat(bar(page, "Kl. 02–03 (sommartid)")).isAttached();
        assertThat(bar(page, "Kl. 02–03 (normaltid)")).isAttached();
        assertThat(page.locator(".notes")).containsText("25 timmar");
        page.locator("a[rel='next']").click();
        assertThat(page.locator(".chart__slot")).hasCount(24);
    }

    @Test
    void theAddressIsAllThereIsToShareAndNothingInItIsBelieved() {
        Visits visits = loggedIn(page);
        visits.open(LONG_DAY);
        String address = page.url();
        visits.open("/oversikt");
        page.navigate(address);
        assertThat(page.locator("h2#period")).containsText("25 okt 2026");
        for (String odd :
                List.of(
                        "?anl=0f9b1f5e-0000-4000-8000-000000000001",
                        "?anl='&upplosning=sekund&fran=i+morgon&tjanst=gas&vy=3d",
                        "?fran=2026-02-30&upplosning=dag",
                        "?fran=-999999999-01-01&upplosning=timme")) {
            assertEquals(200, page.navigate(PRODUCT.at(portal) + "/forbrukning" + odd).status());
            assertThat(page.locator(".values")).isVisible();
        }
        visits.open("/forbrukning?upplosning=dag&fran=2021-01-01");
        assertThat(page.locator(".nothing")).containsText("Inga värden för perioden");
        page.locator(".nothing .button").click();
        assertThat(page.locator(".chart__bar").first()).isVisible();
    }

    @Test
    void aStrangerSeesNothingOfIt() {
        loggedIn(page).open(OCTOBER);
        String file = page.locator("a[href*='forbrukning.csv']").getAttribute("href");
        Page other = newVisitor(new Browser.NewContextOptions());
        Registered stranger = Visits.registered(portal, other);
        Visits strangers = new Visits(other, portal);
        strangers.logIn(stranger.customerNumber(), stranger.password());
        strangers.open(file.replace("/forbrukning.csv", ""));
        assertThat(other.locator("main")).containsText("Inga mätvärden ännu");
        assertEquals(404, other.navigate(PRODUCT.at(portal) + file).status());
    }

    @Test
    void filesHoldWhatIsShown() throws IOException {
        loggedIn(page).open(OCTOBER);
        Download csv = page.waitForDownload(() -> page.getByText("CSV").click());
        assertEquals("forbrukning-el-2026-10.csv", csv.suggestedFilename());
        String text = Files.readString(csv.path(), StandardCharsets.UTF_8);
        assertTrue(text.startsWith("\uFEFFDygn;"), text);
        assertTrue(
                text.contains("\r\n2026-10-01;10,800;12,000;-1,200;3,000;7,800;Uppmätt\r\n"), text);
        assertTrue(text.contains("\r\n2026-10-11;;12,000;;3,000;;Saknas\r\n"), text);

        Download excel = page.waitForDownload(() -> page.getByText("Excel").click());
        try (ZipFile zip = new ZipFile(excel.path().toFile())) {
            ZipEntry entry = zip.getEntry("xl/worksheets/sheet1.xml");
            String sheet =
                    new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(sheet.contains("<v>10.800</v>") || sheet.contains("<v>10.8</v>"), sheet);
        }
    }

    @Test
    void onAPhoneLastYearIsALineAndNothingScrollsSideways() {
        Page phone =
                newVisitor(
                        new Browser.NewContextOptions()
                                .setViewportSize(390, 844)
                                .setColorScheme(ColorScheme.DARK));
        Visits visits = loggedIn(phone);
        for (String path : List.of(OCTOBER, OCTOBER + "&vy=tabell", LONG_DAY)) {
            visits.open(path);
            assertEquals(
                    Boolean.FALSE,
                    phone.evaluate(
                            "document.documentElement.scrollWidth"
                                    + " > document.documentElement.clientWidth"),
                    path);
            if (path.endsWith("tabell")) {
                assertThat(phone.locator(".said-here", saying("Saknas")).first()).isVisible();
            }
        }
        visits.open(OCTOBER);
        assertThat(phone.locator(".chart__line").first()).isVisible();
        assertThat(phone.locator(".chart__before").first()).isHidden();
        assertThat(phone.locator(".nav a[aria-current='page']"))
                .hasAttribute("href", "/forbrukning");
    }

    private static Page.LocatorOptions saying(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    @Test
    void everythingWorksWithoutJavaScript() {
        Page plain = newVisitor(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        loggedIn(plain).open(OCTOBER);
        bar(plain, "Lördag 17 oktober").click();
        assertThat(plain.locator("h2#period")).containsText("17 okt");
        assertThat(plain.locator(".chart__bar").first()).isVisible();
    }

    @Test
    void thePagesAreValidHtml() throws Exception {
        Visits visits = loggedIn(page);
        visits.open("/oversikt");
        List<String> found = new ArrayList<>();
        for (String path : List.of(OCTOBER, OCTOBER + "&vy=tabell", LONG_DAY, "/hjalp")) {
            Object sent = page.evaluate("path => fetch(path).then(r => r.text())", path);
            found.addAll(
                    ValidHtmlIT.complaints(path, sent.toString().getBytes(StandardCharsets.UTF_8)));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void onPaperThereIsChartTextAndNoNavigation() throws IOException {
        Visits visits = loggedIn(page);
        for (String path : List.of(OCTOBER, OCTOBER + "&vy=tabell")) {
            visits.open(path);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            byte[] pdf = page.pdf(new Page.PdfOptions().setFormat("A4"));
            try (PDDocument paper = Loader.loadPDF(pdf)) {
                String words = new PDFTextStripper().getText(paper);
                assertTrue(words.contains("kWh"), words);
                assertTrue(words.contains("oktober 2026"), words);
                assertTrue(words.contains("Utskrivet"), words);
                assertFalse(words.contains("Välj en stapel"), words);
                assertFalse(words.contains("Logga ut"), words);
                assertFalse(words.contains("Anläggningar & avtal"), words);
                assertTrue(paper.getNumberOfPages() <= 2, paper.getNumberOfPages() + " pages");
            }
        }
    }
}

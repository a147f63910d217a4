package se.minasidor.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A walk through the running product with a browser of its own. Whatever a journey is about, it
 * also fails when a page breaks its content security policy, throws in a script or loads something
 * from elsewhere.
 */
abstract class Journey {

    private static Playwright playwright;
    private static Browser browser;

    static final Product PRODUCT = Product.running();

    /** For anything that happens sooner or later; a busy computer may stand still for a while. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        Phone.asUsual();
    }

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Page page;

    static synchronized Browser browser() {
        if (browser == null) {
            playwright = Chromium.playwright();
            browser = Chromium.launch(playwright);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return browser;
    }

    @BeforeEach
    final void openABrowser() {
        page = newVisitor(new Browser.NewContextOptions());
    }

    /** A visitor with cookies of their own. */
    final Page newVisitor(Browser.NewContextOptions options) {
        if (options.locale == null) {
            options.setLocale("sv-SE");
        }
        // what is looked at has the colours that it keeps
        options.setReducedMotion(ReducedMotion.REDUCE);
        BrowserContext context = browser().newContext(options);
        context.setDefaultTimeout(PATIENCE.toMillis());
        contexts.add(context);
        Page page = context.newPage();
        page.onPageError(error -> complaints.add(page.url() + " script: " + error));
        page.onConsoleMessage(
                message -> {
                    String text = message.text();
                    if (text.contains("Content Security Policy")
                            || text.contains("Content-Security-Policy")) {
                        complaints.add(page.url() + " " + text);
                    }
                });
        page.onRequest(
                request -> {
                    String url = request.url();
                    if (!url.matches("(https?://[a-z.]*localhost[:/].*|data:.*|about:.*|blob:.*)")
                            && !url.startsWith("http://127.0.0.1:")) {
                        complaints.add(page.url() + " asks a third party: " + url);
                    }
                });
        return page;
    }

    @AfterEach
    final void closeTheBrowser() {
        contexts.forEach(BrowserContext::close);
        assertEquals(List.of(), List.copyOf(complaints));
    }
}

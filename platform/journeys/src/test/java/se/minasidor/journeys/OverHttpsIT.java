package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** As customers meet the product: behind a proxy that speaks HTTPS. */
class OverHttpsIT extends Journey {

    private static TlsProxy proxy;
    private static Product product;
    private static int port;

    @BeforeAll
    static void aProductBehindAProxy() throws IOException, GeneralSecurityException {
        port = Product.freePort();
        proxy = TlsProxy.start(port);
        product =
                Product.start(
                        Product.emptyFolder("https"),
                        Map.of(
                                "MINASIDOR_PUBLIC_URL_PATTERN",
                                "https://{host}:" + port,
                                "MINASIDOR_TRUSTED_PROXIES",
                                "127.0.0.1"));
        proxy.leadTo(product.port());
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.stop();
        }
        proxy.close();
    }

    @Test
    void aCustomerRegistersLogsInAndLogsOutAndNothingLeavesHttps() {
        Portal portal = Portal.withCustomerNumbers().get(0);
        String address = "https://" + portal.host() + ":" + port;
        Registered customer = Customers.newPerson(product, portal);
        Page secure = newVisitor(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true));
        List<Response> answers = new ArrayList<>();
        secure.onResponse(answers::add);
        Visits visits = new Visits(secure, portal, address);

        visits.register(customer, customer.email());
        Mailbox.Mail mail = new Mailbox(product, customer.email()).awaitMail(1);
        assertTrue(mail.link().startsWith(address + "/losenord/valj"), mail.link());
        assertFalse(mail.html().contains("http://"), mail.html());

        visits.choosePassword(mail.link(), customer.password());
        visits.logIn(customer.customerNumber(), customer.password());
        assertThat(secure).hasURL(address + "/oversikt");
        List<Cookie> cookies = secure.context().cookies();
        assertTrue(cookies.stream().anyMatch(c -> c.name.equals("__Host-session")));
        for (Cookie cookie : cookies) {
            assertTrue(
                    cookie.name.startsWith("__Host-") && cookie.secure && cookie.httpOnly,
                    cookie.name);
        }
        secure.evaluate("document.querySelector(\"form[action='/logga-ut']\").requestSubmit()");
        secure.waitForURL("**/?skal=utloggad");

        assertFalse(answers.isEmpty());
        for (Response answer : answers) {
            assertTrue(answer.url().startsWith(address + "/"), answer.url());
            assertEquals(
                    "max-age=31536000",
                    answer.headers().get("strict-transport-security"),
                    answer.url());
        }
    }
}

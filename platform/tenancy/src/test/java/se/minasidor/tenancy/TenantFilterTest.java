package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantFilterTest {

    private final TenantCatalog catalog = new TenantCatalog();
    private final CurrentTenant current = new CurrentTenant();
    private final TenantFilter filter =
            new TenantFilter(
                    catalog,
                    current,
                    new PublicAddress("https://{host}"),
                    new ClientAddress("10.0.0.0/8", "127.0.0.1"));
    private final Http http = new Http();
    private Tenant tenant;
    private Tenant.EntrySite entry;

    @BeforeEach
    void openTheTenants() {
        catalog.swap(TenantFolders.once(null));
        tenant =
                catalog.all().stream()
                        .filter(t -> t.entrySites().stream().anyMatch(s -> s.host().isPresent()))
                        .findFirst()
                        .orElseThrow();
        entry = tenant.entrySites().get(0);
    }

    @Test
    void theHostDecidesTheTenant() throws Exception {
        send(http.host(tenant.hosts().primary().toUpperCase(Locale.ROOT) + ".:8080"));
        assertTrue(http.passed);
        assertEquals(tenant, current.getTenant());
    }

    @Test
    void anUnknownHostGetsAPlainPageWithoutCookie() throws Exception {
        send(http.host("nobody.example"));
        assertNobody();
        assertTrue(http.body.toString().contains("<b>nobody.example</b>"));
    }

    @Test
    void aDoubledHostHasNoTenant() throws Exception {
        send(http.host(tenant.hosts().primary()).host("other.example"));
        assertNobody();
    }

    @Test
    void aMissingHostHasNoTenant() throws Exception {
        http.serverName = tenant.hosts().primary();
        send(http);
        assertNobody();
    }

    @Test
    void anHttp2RequestNamesItsHostInTheRequestLine() throws Exception {
        http.serverName = tenant.hosts().primary();
        http.protocol = "HTTP/2.0";
        send(http);
        assertTrue(http.passed);
    }

    @Test
    void aMalformedHostIsNotShown() throws Exception {
        send(http.host("<script>.example"));
        assertNobody();
        assertFalse(http.body.toString().contains("<script>"));
    }

    @Test
    void aRequestLineThatNamesAnotherHostHasNoTenant() throws Exception {
        http.serverName = "other.example";
        send(http.host(tenant.hosts().primary()));
        assertNobody();
    }

    @Test
    void anEntrySitesHostLeadsToThePrimaryHostBeforeAnyCookie() throws Exception {
        http.path = "/hjalp";
        http.query = "a=1";
        send(http.host(entry.host().orElseThrow()));
        assertFalse(http.passed);
        assertEquals(302, http.status);
        assertEquals(
                "https://" + tenant.hosts().primary() + "/hjalp?a=1&via=" + entry.id(),
                http.answered("Location"));
        assertEquals("", http.answered("Set-Cookie"));
    }

    @Test
    void theEntrySiteIsRememberedAfterwards() throws Exception {
        http.query = "via=" + entry.id();
        send(http.host(tenant.hosts().primary()));
        assertEquals(entry, current.entrySite().orElseThrow());
        assertTrue(http.answered("Set-Cookie").startsWith("__Host-via=" + entry.id() + ";"));
    }

    @Test
    void anEntrySiteThatDoesNotExistIsNotRemembered() throws Exception {
        http.query = "via=nobody";
        send(http.host(tenant.hosts().primary()));
        assertTrue(current.entrySite().isEmpty());
        assertEquals("", http.answered("Set-Cookie"));
    }

    @Test
    void theVisitorsChoiceOfLanguageIsKept() throws Exception {
        http.cookies.add(new Cookie("__Host-lang", "en"));
        send(http.host(tenant.hosts().primary()));
        assertEquals(Locale.ENGLISH, current.getLanguage());
    }

    @Test
    void aLanguageTheTenantDoesNotHaveIsNotUsed() throws Exception {
        http.cookies.add(new Cookie("__Host-lang", "fi"));
        send(http.host(tenant.hosts().primary()));
        assertEquals(tenant.languages().preferred(), current.getLanguage());
    }

    @Test
    void healthIsForAnybodyOnAnyHost() throws Exception {
        http.path = "/health/ready";
        send(http.host("nobody.example"));
        assertTrue(http.passed);
    }

    @Test
    void metricsAreHiddenHoweverTheirPathIsWritten() throws Exception {
        for (String written : List.of("//metrics", "/%6detrics", "/metrics;a", "/x/../metrics")) {
            Http asked = new Http();
            asked.path = written;
            asked.mapped = "/metrics";
            send(asked.host(tenant.hosts().primary()));
            assertFalse(asked.passed, written);
            assertEquals(404, asked.status, written);
        }
    }

    @Test
    void aPageIsNotTakenForHealthByTheBeginningOfItsPath() throws Exception {
        http.path = "/health/../fakturor";
        http.mapped = "/fakturor";
        send(http.host("nobody.example"));
        assertNobody();
    }

    @Test
    void metricsAreHiddenFromStrangers() throws Exception {
        http.path = "/metrics";
        send(http.host(tenant.hosts().primary()));
        assertNobody();
    }

    private void send(Http exchange) throws Exception {
        filter.doFilter(exchange.request, exchange.response, exchange.chain);
    }

    private void assertNobody() {
        assertFalse(http.passed);
        assertEquals(404, http.status);
        assertEquals("", http.answered("Set-Cookie"));
        String page = http.body.toString();
        for (Tenant known : catalog.all()) {
            assertFalse(page.contains(known.id().value()), "the page names a tenant");
        }
    }
}

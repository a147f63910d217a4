package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTokenTest {

    private final SecretKeys keys = new SecretKeys(Map.of("one", new byte[32]));
    private final PublicAddress addresses = new PublicAddress("https://{host}");
    private final List<Tenant> tenants =
            new ArrayList<>(TenantFolders.once(null).tenants().values());

    @Test
    void aFormFromOurOwnPageIsAccepted() throws Exception {
        assertTrue(posted(tenants.get(0), page(tenants.get(0))).passed);
    }

    @Test
    void theFieldIsNeverTheSameTwice() {
        CurrentTenant current = current(tenants.get(0));
        FormToken token = new FormToken(current, keys);
        Http http = new Http();
        token.open(http.request, http.response);
        assertNotEquals(token.getValue(), token.getValue());
        assertEquals(1, http.answer.get("Set-Cookie").size(), "one cookie for all forms");
    }

    @Test
    void aFormWithoutTheFieldIsRefused() throws Exception {
        Http page = page(tenants.get(0));
        page.parameters.clear();
        assertRefused(posted(tenants.get(0), page));
    }

    @Test
    void aFieldWithoutTheCookieIsRefused() throws Exception {
        Http page = page(tenants.get(0));
        page.cookies.clear();
        assertRefused(posted(tenants.get(0), page));
    }

    @Test
    void anotherTenantsTokenIsRefused() throws Exception {
        assertRefused(posted(tenants.get(0), page(tenants.get(1))));
    }

    @Test
    void aCookieWeDidNotSignIsRefused() throws Exception {
        Http page = page(tenants.get(0));
        page.cookies.clear();
        page.cookies.add(new Cookie("__Host-form", "A".repeat(43)));
        page.parameters.put("formToken", "A".repeat(86));
        assertRefused(posted(tenants.get(0), page));
    }

    @Test
    void whatTheBrowserSaysComesFromElsewhereIsRefused() throws Exception {
        assertRefused(
                posted(tenants.get(0), page(tenants.get(0)).header("Sec-Fetch-Site", "same-site")));
        assertRefused(
                posted(
                        tenants.get(0),
                        page(tenants.get(0)).header("Origin", "https://evil.example")));
    }

    @Test
    void aMadeUpViewStateIsNoProof() throws Exception {
        Http http = new Http();
        http.parameters.put("jakarta.faces.ViewState", "123:456");
        assertRefused(posted(tenants.get(0), http));
    }

    @Test
    void aPageInPartsIsSentBackToItsBeginning() throws Exception {
        Http http = new Http().header("Faces-Request", "partial/ajax");
        http.path = "//evil.example/<a>";
        posted(tenants.get(0), http);
        assertFalse(http.passed);
        assertTrue(http.body.toString().contains("<redirect url=\"/evil.example/a\"/>"));
    }

    @Test
    void theImportApiNeedsNoToken() throws Exception {
        Http http = new Http();
        http.path = "/api/v1/imports/customers";
        assertTrue(posted(tenants.get(0), http).passed);
    }

    @Test
    void aPathThatOnlyBeginsLikeTheApiNeedsTheToken() throws Exception {
        Http http = new Http();
        http.path = "/api/%2e%2e/logga-ut";
        http.mapped = "/logga-ut";
        assertRefused(posted(tenants.get(0), http));
    }

    @Test
    void aPlainFormThatSpeaksForFacesIsRefused() throws Exception {
        for (String name : List.of("jakarta.faces.ViewState", "jakarta.faces.partial.ajax")) {
            Http page = page(tenants.get(0));
            page.parameters.put(name, "stateless");
            assertRefused(posted(tenants.get(0), page));
        }
    }

    private Http page(Tenant tenant) {
        FormToken token = new FormToken(current(tenant), keys);
        Http shown = new Http();
        token.open(shown.request, shown.response);
        Http next = new Http();
        next.parameters.put("formToken", token.getValue());
        String cookie = shown.answered("Set-Cookie");
        next.cookies.add(
                new Cookie(
                        "__Host-form",
                        cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'))));
        return next;
    }

    private Http posted(Tenant tenant, Http http) throws Exception {
        CurrentTenant current = current(tenant);
        http.method = "POST";
        http.passed = false;
        new FormTokenFilter(current, new FormToken(current, keys), addresses)
                .doFilter(http.request, http.response, http.chain);
        return http;
    }

    private static void assertRefused(Http http) {
        assertFalse(http.passed);
        assertEquals(403, http.status);
    }

    private static CurrentTenant current(Tenant tenant) {
        CurrentTenant current = new CurrentTenant();
        current.become(tenant, tenant.languages().preferred(), null);
        return current;
    }
}

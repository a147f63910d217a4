package se.minasidor.tenancy;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides whom a request is for, by its host name alone, before anything else sees it; and whose
 * error page it is where the container refuses a request before any filter.
 *
 * <p>A host we do not know gets a plain page without brand and cookie. Another host of a tenant, or
 * one of its web sites' hosts, is sent to the primary host, remembering the entry site.
 */
public class TenantFilter extends HttpFilter {

    /** Request attribute: the id on the log lines of this request, shown on error pages. */
    public static final String REQUEST_ID = "requestId";

    /** The query parameter and the cookie that remember the entry site. */
    static final String VIA = "via";

    private static final long serialVersionUID = 1;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<String> FOR_OPERATORS = List.of("/metrics", "/openapi");

    @Inject private transient TenantCatalog catalog;
    @Inject private transient CurrentTenant current;
    @Inject private transient PublicAddress publicAddress;
    @Inject private transient ClientAddress clientAddress;

    public TenantFilter() {}

    TenantFilter(
            TenantCatalog catalog,
            CurrentTenant current,
            PublicAddress publicAddress,
            ClientAddress clientAddress) {
        this.catalog = catalog;
        this.current = current;
        this.publicAddress = publicAddress;
        this.clientAddress = clientAddress;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(REQUEST_ID) != null) { // an error page, and it is known whose
            chain.doFilter(request, response);
            return;
        }
        String id = newRequestId();
        request.setAttribute(REQUEST_ID, id);
        response.setHeader("X-Request-Id", id);
        request.setCharacterEncoding("UTF-8");
        LogContext.enter(null, id);
        try {
            route(request, response, chain, id);
        } finally {
            LogContext.leave();
        }
    }

    private void route(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, String id)
            throws IOException, ServletException {
        String path = RequestPath.of(request);
        boolean secure = clientAddress.secure(request);
        if (under("/health", path)) {
            chain.doFilter(request, response);
            return;
        }
        if (FOR_OPERATORS.stream().anyMatch(place -> under(place, path))) {
            if (clientAddress.mayManage(request)) {
                chain.doFilter(request, response);
            } else {
                NoTenantPage.send(response, Optional.empty(), secure);
            }
            return;
        }
        Optional<String> host = host(request);
        Optional<TenantCatalog.Served> served = host.flatMap(catalog::serving);
        if (served.isEmpty()) {
            NoTenantPage.send(response, host, secure);
        } else if (served.get().redirect()) {
            sendToPrimaryHost(request, response, served.get());
        } else {
            Tenant tenant = served.get().tenant();
            LogContext.enter(tenant.id().value(), id);
            current.become(tenant, language(tenant, request), entry(tenant, request, response));
            chain.doFilter(request, response);
        }
    }

    /**
     * The path as it was written, also while the container shows the error page of what it refused.
     */
    private static String path(HttpServletRequest request) {
        Object refused = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return refused == null ? request.getRequestURI() : refused.toString();
    }

    /** The one host of the request: nothing when it is missing, doubled, malformed or contested. */
    private static Optional<String> host(HttpServletRequest request) {
        List<String> sent = Collections.list(request.getHeaders("Host"));
        Optional<String> target = HostName.ofHeader(request.getServerName());
        if (sent.isEmpty()) { // HTTP/2 names the host in the request line
            return request.getProtocol().startsWith("HTTP/2") ? target : Optional.empty();
        }
        return sent.size() == 1
                ? HostName.ofHeader(sent.get(0)).filter(name -> target.equals(Optional.of(name)))
                : Optional.empty();
    }

    private void sendToPrimaryHost(
            HttpServletRequest request, HttpServletResponse response, TenantCatalog.Served served) {
        String query = request.getQueryString();
        String path = path(request) + (query == null ? "" : "?" + query);
        if (served.entry().isPresent()) {
            path += (query == null ? "?" : "&") + VIA + "=" + served.entry().get().id();
        }
        boolean safe = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        response.setStatus(
                safe ? HttpServletResponse.SC_FOUND : HttpServletResponse.SC_TEMPORARY_REDIRECT);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", publicAddress.at(served.tenant().hosts().primary(), path));
    }

    private static Locale language(Tenant tenant, HttpServletRequest request) {
        Optional<Locale> chosen =
                HostCookie.read(request, SiteCookie.LANG).map(Locale::forLanguageTag);
        return chosen.filter(tenant.languages().available()::contains)
                .orElse(tenant.languages().preferred());
    }

    /** The entry site just come through, which a cookie remembers until the browser closes. */
    private static String entry(
            Tenant tenant, HttpServletRequest request, HttpServletResponse response) {
        if (tenant.entrySites().isEmpty()) {
            return null;
        }
        String query = request.getQueryString();
        if (query != null) {
            for (String pair : query.split("&")) {
                String id = pair.startsWith(VIA + "=") ? pair.substring(VIA.length() + 1) : "";
                if (known(tenant, id)) {
                    HostCookie.write(response, SiteCookie.VIA, id);
                    return id;
                }
            }
        }
        return HostCookie.read(request, SiteCookie.VIA)
                .filter(id -> known(tenant, id))
                .orElse(null);
    }

    private static boolean known(Tenant tenant, String entry) {
        return tenant.entrySites().stream().anyMatch(site -> site.id().equals(entry));
    }

    private static boolean under(String place, String path) {
        return path.equals(place) || path.startsWith(place + "/");
    }

    private static String newRequestId() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

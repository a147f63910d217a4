package se.minasidor.portal.routes;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import se.minasidor.login.SignedIn;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.FormToken;
import se.minasidor.tenancy.Tenant;

/**
 * Remembers for half a minute how the login page looks to somebody we do not know, because it is
 * asked for more than all other pages and looks the same to everybody. What differs between two
 * such visitors is the form token alone, which is written anew into every answer.
 *
 * <p>A page is kept for one reading of the tenant's settings, one language and one entry site; an
 * answer to a form, to a signed-in person or to any other query is never kept.
 */
public class KeptPages extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 1000;
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final String METHOD = "metod=";

    /** Splits a page where its form tokens stand. */
    private static final Pattern TOKEN =
            Pattern.compile("(?<=name=\"" + FormToken.FIELD + "\" value=\")[A-Za-z0-9_-]+");

    private record Key(Tenant tenant, Locale language, Optional<String> entry, String query) {}

    /** Tenants are equal when their ids are; here it must be the very same settings. */
    private record Kept(Tenant tenant, long until, String type, String[] parts) {

        boolean good(Tenant now) {
            return tenant == now && System.nanoTime() - until < 0;
        }
    }

    @Inject private transient CurrentTenant current;
    @Inject private transient SignedIn signedIn;
    @Inject private transient FormToken token;

    private final transient Map<Key, Kept> pages =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
                            return size() > MOST;
                        }
                    });

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!sameForEverybody(request)) {
            chain.doFilter(request, response);
            return;
        }
        Tenant tenant = current.getTenant();
        Key key =
                new Key(
                        tenant,
                        current.getLanguage(),
                        current.entrySite().map(Tenant.EntrySite::id),
                        query(request));
        Kept kept = pages.get(key);
        if (kept != null && kept.good(tenant)) {
            write(kept, response);
            return;
        }
        RememberedResponse copy = new RememberedResponse(response);
        chain.doFilter(request, copy);
        copy.text()
                .ifPresent(
                        text ->
                                pages.put(
                                        key,
                                        new Kept(
                                                tenant,
                                                System.nanoTime() + FRESH.toNanos(),
                                                response.getContentType(),
                                                TOKEN.split(text, -1))));
    }

    private boolean sameForEverybody(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")
                || !request.getServletPath().equals("/")
                || request.getPathInfo() != null
                || !current.isKnown()
                || signedIn.isPresent()) {
            return false;
        }
        String query = query(request);
        return query.isEmpty()
                || query.startsWith(METHOD)
                        && current.getTenant()
                                .login()
                                .methods()
                                .contains(query.substring(METHOD.length()));
    }

    private static String query(HttpServletRequest request) {
        return request.getQueryString() == null ? "" : request.getQueryString();
    }

    private void write(Kept kept, HttpServletResponse response) throws IOException {
        StringBuilder page = new StringBuilder(kept.parts()[0]);
        for (int i = 1; i < kept.parts().length; i++) {
            page.append(token.getValue()).append(kept.parts()[i]);
        }
        response.setContentType(kept.type());
        response.getWriter().append(page);
    }
}

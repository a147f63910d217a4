package se.minasidor.tenancy;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Refuses changes that another site asks a visitor's browser for.
 *
 * <p>The browser's own word comes first (Sec-Fetch-Site, Origin), then the {@link FormToken}. A
 * stateful Faces form carries its proof in the view state, which lives in the session. The import
 * API uses no cookies and is left alone. A refused form ends in 403, which the portal shows as an
 * expired page.
 */
public class FormTokenFilter extends HttpFilter {

    /** Request attribute on a refused request, for the page that explains it. */
    public static final String EXPIRED = "formExpired";

    private static final long serialVersionUID = 1;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final long LARGEST_FORM = 262_144;

    @Inject private transient CurrentTenant current;
    @Inject private transient FormToken token;
    @Inject private transient PublicAddress publicAddress;

    public FormTokenFilter() {}

    FormTokenFilter(CurrentTenant current, FormToken token, PublicAddress publicAddress) {
        this.current = current;
        this.token = token;
        this.publicAddress = publicAddress;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!current.isKnown()) {
            chain.doFilter(request, response);
            return;
        }
        token.open(request, response);
        if (SAFE.contains(request.getMethod()) || RequestPath.of(request).startsWith("/api/")) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > LARGEST_FORM) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (fromOurPage(request)
                && (ofFaces(request) ? stateful(request) : proven(request))) {
            chain.doFilter(request, response);
        } else {
            refuse(request, response);
        }
    }

    /** A page in parts is sent back to its beginning; any other is told what happened. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            String path = request.getRequestURI().replaceAll("[^A-Za-z0-9/_.~%-]", "");
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .write(
                            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response>"
                                    + "<redirect url=\""
                                    + path.replaceFirst("^/+", "/")
                                    + "\"/></partial-response>");
        } else {
            request.setAttribute(EXPIRED, true);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private boolean fromOurPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        return origin == null
                || origin.equals(publicAddress.origin(current.getTenant().hosts().primary()));
    }

    private boolean proven(HttpServletRequest request) {
        return token.accepts(request.getParameter(FormToken.FIELD));
    }

    /** A plain form never says so, and its page has no state that Faces could go on from. */
    private static boolean ofFaces(HttpServletRequest request) {
        return request.getParameter("jakarta.faces.ViewState") != null
                || request.getParameter("jakarta.faces.partial.ajax") != null
                || request.getHeader("Faces-Request") != null;
    }

    private static boolean stateful(HttpServletRequest request) {
        String state = request.getParameter("jakarta.faces.ViewState");
        return state != null && !state.equals("stateless") && request.getSession(false) != null;
    }
}

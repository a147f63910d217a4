package se.minasidor.tenancy;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells browsers what our pages never do; the only owner of these headers.
 *
 * <p>Every answer gets the strict policy. A page behind the login says so by the request attribute
 * {@link #SIGNED_IN_PAGE} and gets the policy PrimeFaces can live with, whose nonce PrimeFaces
 * makes itself: it adds a policy header of its own, of which only the nonce is used.
 */
public class SecurityHeadersFilter extends HttpFilter {

    /** Request attribute, set before rendering, of pages that PrimeFaces helps to write. */
    public static final String SIGNED_IN_PAGE = "se.minasidor.signedInPage";

    /** No inline script or style, nothing from elsewhere. */
    public static final String PUBLIC_POLICY = policy("style-src 'self'", "script-src 'self'");

    private static final long serialVersionUID = 1;
    private static final String POLICY_HEADER = "Content-Security-Policy";
    private static final int PAGE_BUFFER = 64 * 1024;

    @Inject private transient ClientAddress clientAddress;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(POLICY_HEADER, PUBLIC_POLICY);
        write(response, clientAddress.secure(request));
        response.setHeader("Cache-Control", "no-store");
        // Room for a whole page, so that a cookie can still be set where its last form is written.
        response.setBufferSize(PAGE_BUFFER);
        chain.doFilter(request, new OnePolicy(request, response));
    }

    /** The headers of every answer, also of redirects and of the page of an unknown host. */
    static void write(HttpServletResponse response, boolean secure) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    static String policy(String style, String script) {
        return "default-src 'none'; "
                + style
                + "; img-src 'self' data:; font-src 'self'; connect-src 'self';"
                + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
                + script;
    }

    /** Keeps it at one policy, whoever else wants to add one. */
    private static final class OnePolicy extends HttpServletResponseWrapper {

        private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9+/=_-]+)'");
        private final HttpServletRequest request;

        OnePolicy(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void addHeader(String name, String value) {
            if (!name.equalsIgnoreCase(POLICY_HEADER)) {
                super.addHeader(name, value);
                return;
            }
            Matcher nonce = NONCE.matcher(value);
            if (request.getAttribute(SIGNED_IN_PAGE) != null && nonce.find()) {
                super.setHeader(
                        POLICY_HEADER,
                        policy(
                                "style-src 'self' 'unsafe-inline'",
                                "script-src 'self' 'nonce-" + nonce.group(1) + "'"));
            }
        }
    }
}

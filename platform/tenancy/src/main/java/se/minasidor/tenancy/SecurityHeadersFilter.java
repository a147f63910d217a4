package se.minasidor.tenancy;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Tells browsers what our pages never do. Every answer gets the strict policy of the public pages;
 * pages that need another policy replace the header before they write.
 */
public class SecurityHeadersFilter extends HttpFilter {

    /** No inline script or style, nothing from elsewhere. */
    public static final String PUBLIC_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; manifest-src 'self'; form-action 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'; script-src 'self'";

    private static final long serialVersionUID = 1;
    private static final int PAGE_BUFFER = 64 * 1024;

    @Inject private transient ClientAddress clientAddress;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", PUBLIC_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        response.setHeader("Cache-Control", "no-store");
        if (clientAddress.secure(request)) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        // Room for a whole page, so that a cookie can still be set where its last form is written.
        response.setBufferSize(PAGE_BUFFER);
        chain.doFilter(request, response);
    }
}

package se.minasidor.tenancy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** The page of a host that is nobody's: self-contained, in two languages, without any brand. */
final class NoTenantPage {

    private static final String PAGE = read("no-tenant.html");
    private static final String CSP =
            "default-src 'none'; style-src 'sha256-"
                    + sha256(PAGE.substring(PAGE.indexOf("<style>") + 7, PAGE.indexOf("</style>")))
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private NoTenantPage() {}

    static void send(HttpServletResponse response, Optional<String> host, boolean secure)
            throws IOException {
        SecurityHeadersFilter.write(response, secure);
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", CSP);
        response.setHeader("Cache-Control", "no-store");
        // A normalised host name is letters, digits, hyphens and dots, so it needs no escaping.
        String named = host.map(name -> "<b>" + name + "</b> ").orElse("");
        response.getWriter().write(PAGE.replace("{host}", named));
    }

    private static String read(String name) {
        try (InputStream in = NoTenantPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 belongs to every Java", missing);
        }
    }
}

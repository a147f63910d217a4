package se.minasidor.tenancy;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Cookies of one host only: {@code __Host-}, Secure, HttpOnly, SameSite=Lax. The prefix keeps the
 * hosts of different tenants under one domain from writing each other's cookies. The header is
 * written by hand because the container drops the SameSite attribute.
 */
public final class HostCookie {

    private static final String PREFIX = "__Host-";

    private HostCookie() {}

    public static Optional<String> read(HttpServletRequest request, SiteCookie wanted) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(PREFIX + wanted.id()) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** For as long as it lasts anywhere. The value must be plain letters and digits. */
    public static void write(HttpServletResponse response, SiteCookie cookie, String value) {
        add(response, cookie, value, cookie.lasting().map(HostCookie::age).orElse(""));
    }

    /** For as long as the tenant says. */
    public static void write(
            HttpServletResponse response, SiteCookie cookie, String value, Duration validFor) {
        add(response, cookie, value, age(validFor));
    }

    public static void delete(HttpServletResponse response, SiteCookie cookie) {
        add(response, cookie, "", age(Duration.ZERO));
    }

    private static String age(Duration age) {
        return "; Max-Age=" + age.toSeconds();
    }

    private static void add(
            HttpServletResponse response, SiteCookie cookie, String value, String maxAge) {
        if (!value.matches("[A-Za-z0-9._~=-]*")) {
            throw new IllegalArgumentException("Not a cookie value");
        }
        response.addHeader(
                "Set-Cookie",
                PREFIX
                        + cookie.id()
                        + "="
                        + value
                        + "; Path=/; Secure; HttpOnly; SameSite=Lax"
                        + maxAge);
    }
}

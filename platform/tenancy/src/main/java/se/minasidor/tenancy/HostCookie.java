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

    public static Optional<String> read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(PREFIX + name) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** A cookie that ends with the browser session. The value must be plain letters and digits. */
    public static void write(HttpServletResponse response, String name, String value) {
        add(response, name, value, "");
    }

    public static void write(
            HttpServletResponse response, String name, String value, Duration validFor) {
        add(response, name, value, "; Max-Age=" + validFor.toSeconds());
    }

    public static void delete(HttpServletResponse response, String name) {
        add(response, name, "", "; Max-Age=0");
    }

    private static void add(
            HttpServletResponse response, String name, String value, String maxAge) {
        if (!value.matches("[A-Za-z0-9._~=-]*")) {
            throw new IllegalArgumentException("Not a cookie value");
        }
        response.addHeader(
                "Set-Cookie",
                PREFIX + name + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax" + maxAge);
    }
}

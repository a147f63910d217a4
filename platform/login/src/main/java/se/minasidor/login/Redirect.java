package se.minasidor.login;

import jakarta.servlet.http.HttpServletResponse;

/** To another page by GET, whatever this request was; relative, so that no host can be bent. */
public final class Redirect {

    private Redirect() {}

    public static void to(HttpServletResponse response, String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("Not one of our own addresses");
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }
}

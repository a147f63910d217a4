package se.minasidor.tenancy;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The path by which the container chooses what answers. Whatever is decided by a path must be
 * decided by this one: as written, the same path has many spellings ({@code //x}, {@code /%78},
 * {@code /x;a}, {@code /y/../x}).
 */
final class RequestPath {

    private RequestPath() {}

    static String of(HttpServletRequest request) {
        String more = request.getPathInfo();
        return more == null ? request.getServletPath() : request.getServletPath() + more;
    }
}

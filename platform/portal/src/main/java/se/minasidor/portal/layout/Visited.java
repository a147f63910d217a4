package se.minasidor.portal.layout;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** The address in the visitor's browser, which is not the view's own. */
public final class Visited {

    private Visited() {}

    public static String path(HttpServletRequest request) {
        String seen = (String) request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        return seen == null ? request.getRequestURI() : seen;
    }

    /** With what stands after the question mark, where the page was asked for and not posted. */
    static String address(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null) {
            return "/";
        }
        String seen = (String) request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
        String query = seen == null ? request.getQueryString() : seen;
        return query == null || !request.getMethod().equals("GET")
                ? path(request)
                : path(request) + "?" + query;
    }
}

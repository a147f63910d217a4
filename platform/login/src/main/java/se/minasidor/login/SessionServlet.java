package se.minasidor.login;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.HostCookie;
import se.minasidor.tenancy.SiteCookie;

/**
 * {@code GET /session} tells how many seconds the session is good for if nothing is done, and does
 * not count as doing something; {@code POST}, with the form token, does. For the page's script that
 * warns before the time is up.
 */
@WebServlet(SessionServlet.ADDRESS)
public class SessionServlet extends HttpServlet {

    static final String ADDRESS = "/session";

    private static final long serialVersionUID = 1L;

    @Inject private transient CurrentTenant current;
    @Inject private transient Sessions sessions;

    static boolean onlyLooks(HttpServletRequest request) {
        return request.getMethod().equals("GET") && request.getServletPath().equals(ADDRESS);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Duration left =
                HostCookie.read(request, SiteCookie.SESSION)
                        .flatMap(
                                token ->
                                        sessions.left(
                                                current.id(), current.getTenant().session(), token))
                        .orElse(Duration.ZERO);
        response.setContentType("application/json");
        response.getWriter().write("{\"left\":" + left.toSeconds() + "}");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        doGet(request, response);
    }
}

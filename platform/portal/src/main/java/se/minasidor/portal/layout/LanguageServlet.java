package se.minasidor.portal.layout;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import se.minasidor.login.Redirect;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.HostCookie;
import se.minasidor.tenancy.SiteCookie;

/**
 * {@code /sprak?till=en&tillbaka=/fakturor}: keeps the language in a cookie and goes back. A
 * language that the tenant does not have changes nothing, and only our own addresses lead back.
 */
@WebServlet("/sprak")
public class LanguageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern OWN =
            Pattern.compile("/(?:[A-Za-z0-9_.?=&-][A-Za-z0-9/_.?=&%-]*)?");

    @Inject private transient CurrentTenant current;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        Locale wanted =
                Locale.forLanguageTag(Optional.ofNullable(request.getParameter("till")).orElse(""));
        if (current.getTenant().languages().available().contains(wanted)) {
            HostCookie.write(response, SiteCookie.LANG, wanted.toLanguageTag());
        }
        Redirect.to(response, back(request.getParameter("tillbaka")));
    }

    static String back(String address) {
        return address != null && OWN.matcher(address).matches() ? address : "/";
    }
}

package se.minasidor.login;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import se.minasidor.tenancy.CurrentTenant;

/** {@code POST /logga-ut}, with the form token that a filter before this one demands. */
@WebServlet("/logga-ut")
public class LogoutServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject private transient CurrentTenant current;
    @Inject private transient SessionEnd end;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        end.logOut(request, response, current.id());
        Redirect.to(response, "/?skal=utloggad");
    }

    /** Following a link changes nothing. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        Redirect.to(response, "/");
    }
}

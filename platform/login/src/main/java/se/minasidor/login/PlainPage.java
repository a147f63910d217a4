package se.minasidor.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What a page with a plain HTML form needs to know: was it posted, what was typed, where to go
 * next. Such a page has no view state; its form posts to its own address and {@code <f:viewAction>}
 * opens it for GET and POST alike.
 */
@RequestScoped
public class PlainPage {

    private boolean refused;

    public HttpServletRequest request() {
        return (HttpServletRequest) faces().getExternalContext().getRequest();
    }

    public HttpServletResponse response() {
        return (HttpServletResponse) faces().getExternalContext().getResponse();
    }

    public boolean posted() {
        return request().getMethod().equals("POST");
    }

    /** What was typed, without spaces around it; never null, at most 500 characters. */
    public String typed(String field) {
        String value = secret(field).strip();
        return value.length() > 500 ? value.substring(0, 500) : value;
    }

    /** What was typed exactly; never null. */
    public String secret(String field) {
        String value = request().getParameter(field);
        return value == null ? "" : value;
    }

    /** What was posted will not do; the page is shown again with that status. */
    public void refuse(int status) {
        response().setStatus(status);
        refused = true;
    }

    public boolean refused() {
        return refused;
    }

    public void goTo(String path) {
        Redirect.to(response(), path);
        faces().responseComplete();
    }

    private static FacesContext faces() {
        return FacesContext.getCurrentInstance();
    }
}

package se.minasidor.portal.routes;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.FacesContextFactory;
import jakarta.faces.context.FacesContextWrapper;
import jakarta.faces.lifecycle.Lifecycle;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.primefaces.context.PrimeFacesContext;

/**
 * Keeps PrimeFaces out of the pages before the login, and of those behind it that do without. It
 * would keep a nonce for their scripts in a session, so that every passing crawler had one; these
 * pages have no inline script and need none.
 */
public class PlainPages extends FacesContextFactory {

    private static final Set<String> FEATURES =
            Set.of(
                    "login",
                    "register",
                    "password",
                    "firstvisit",
                    "signup",
                    "help",
                    "contact",
                    "privacy",
                    "accessibility",
                    "link",
                    "errors",
                    "consumption");

    public PlainPages(FacesContextFactory wrapped) {
        super(wrapped);
    }

    @Override
    public FacesContext getFacesContext(
            Object context, Object request, Object response, Lifecycle lifecycle) {
        FacesContext faces = getWrapped().getFacesContext(context, request, response, lifecycle);
        if (faces instanceof PrimeFacesContext prime
                && request instanceof HttpServletRequest http
                && plain(http.getServletPath())) {
            PrimeFacesContext.getCspState(prime).setInitialized(true);
            return new Plain(prime.getWrapped());
        }
        return faces;
    }

    private static boolean plain(String view) {
        String[] parts = view.split("/");
        return parts.length > 1 && FEATURES.contains(parts[1]);
    }

    /** The context below PrimeFaces' own, made the current one again. */
    private static final class Plain extends FacesContextWrapper {

        Plain(FacesContext wrapped) {
            super(wrapped);
            setCurrentInstance(this);
        }

        @Override
        public void release() {
            super.release();
            setCurrentInstance(null);
        }
    }
}

package se.minasidor.portal.routes;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.RequestDispatcher;
import java.util.Map;
import org.primefaces.context.PrimeFacesContext;
import se.minasidor.tenancy.SecurityHeadersFilter;

/**
 * Keeps PrimeFaces away from the pages before the login. Its nonce would be stored in the view, and
 * thereby begin a session for every visitor and every crawler; those pages need neither.
 */
public class PlainPages implements PhaseListener {

    private static final long serialVersionUID = 1L;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        Map<String, Object> request = faces.getExternalContext().getRequestMap();
        Object failed = request.get(RequestDispatcher.ERROR_REQUEST_URI);
        if (failed != null || request.get(SecurityHeadersFilter.SIGNED_IN_PAGE) == null) {
            PrimeFacesContext.getCspState(faces).setInitialized(true);
        }
        if (failed != null) {
            // The parameters of the failed form are still there, but this is not its page:
            // PrimeFaces asks a forwarded page for no nonce of theirs.
            request.putIfAbsent(RequestDispatcher.FORWARD_REQUEST_URI, failed);
        }
    }
}

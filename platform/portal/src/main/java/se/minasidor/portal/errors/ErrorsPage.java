package se.minasidor.portal.errors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import se.minasidor.tenancy.TenantFilter;

/** The number that customer service can look up in the log. */
@RequestScoped
@Named("errorsPage")
public class ErrorsPage {

    @Inject private HttpServletRequest request;

    public String getErrorId() {
        return (String) request.getAttribute(TenantFilter.REQUEST_ID);
    }
}

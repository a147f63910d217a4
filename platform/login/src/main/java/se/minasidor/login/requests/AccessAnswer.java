package se.minasidor.login.requests;

import java.util.Set;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;

/** Looks up who asked and mails them, for the kinds of requests that a login method has. */
public interface AccessAnswer {

    Set<AccessRequest.Kind> kinds();

    /**
     * Answers, in the transaction that forgets the request.
     *
     * @return what came of it, for the log
     */
    String answer(TenantId id, Tenant tenant, AccessRequest request);
}

package se.minasidor.login.requests;

import java.util.Set;
import se.minasidor.mail.WorkQueue;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;

/** Looks up who asked and mails them, for the kinds of requests that a login method has. */
public interface AccessAnswer {

    Set<AccessRequest.Kind> kinds();

    /**
     * Answers and forgets the request, both or neither.
     *
     * @return what came of it, for the log
     */
    String answer(TenantId id, Tenant tenant, WorkQueue.Due due, AccessRequest request);
}

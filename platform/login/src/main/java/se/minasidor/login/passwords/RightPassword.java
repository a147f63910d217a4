package se.minasidor.login.passwords;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;
import se.minasidor.login.LoginAttempts;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** What follows from a right password in the database: all of it in one transaction. */
@ApplicationScoped
class RightPassword {

    @Inject private LoginAttempts attempts;

    /**
     * Begins the session, and takes the attempt back. That comes last: others who log in wait for
     * the same counters.
     */
    @Transactional
    @TenantScoped
    public String enter(
            TenantId id, Tenant tenant, LoginAttempts.Attempt attempt, Supplier<String> session) {
        String path = session.get();
        attempts.succeeded(id, tenant.throttle(), attempt);
        return path;
    }
}

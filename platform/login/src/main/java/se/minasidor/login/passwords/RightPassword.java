package se.minasidor.login.passwords;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import se.minasidor.login.LoginAttempts;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** What follows from a right password in the database: all of it in one transaction. */
@ApplicationScoped
class RightPassword {

    /**
     * A password that was right a moment ago.
     *
     * @param phc as it was stored when it was compared
     */
    record Proven(UUID person, String phc, LoginAttempts.Attempt attempt) {

        @Override
        public String toString() {
            return "Proven:" + person;
        }
    }

    @Inject private Credentials credentials;
    @Inject private LoginAttempts attempts;

    /**
     * Begins the session, and takes the attempt back. That comes last: others who log in wait for
     * the same counters.
     *
     * @return where it leads; empty when the password was changed or removed while it was compared,
     *     which must not leave a session behind
     */
    @Transactional
    @TenantScoped
    public Optional<String> enter(
            TenantId id, Tenant tenant, Proven password, Supplier<String> session) {
        if (!credentials.hold(id, password.person(), password.phc())) {
            return Optional.empty();
        }
        String path = session.get();
        attempts.succeeded(id, tenant.throttle(), password.attempt());
        return Optional.of(path);
    }
}

package se.minasidor.tenancy;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Tells PostgreSQL which tenant the running transaction speaks for.
 *
 * <p>The setting goes through the EntityManager's connection and not through one of its own,
 * because only then does it reach the connection that the following reads use. It is local to the
 * transaction, so nothing stays behind on a pooled connection.
 */
@TenantScoped
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300) // just inside @Transactional (+200)
public class TenantScope {

    private static final String KEY = "se.minasidor.tenant";

    private static final String SPEAK = "select set_config('app.tenant', ?, true)";

    @PersistenceContext(unitName = "minasidor")
    private EntityManager entities;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    public Object speakForTenant(InvocationContext call) throws Exception {
        TenantId tenant = firstParameter(call);
        if (transaction.getTransactionKey() == null) {
            throw new IllegalStateException(call.getMethod() + " needs a transaction");
        }
        Object seen = transaction.getResource(KEY);
        if (seen == null) {
            speakFor(tenant);
            transaction.putResource(KEY, tenant);
        } else if (!seen.equals(tenant)) {
            throw new IllegalStateException(
                    "A transaction of " + seen + " may not become one of " + tenant);
        }
        return call.proceed();
    }

    private void speakFor(TenantId tenant) throws SQLException {
        Connection connection = entities.unwrap(Connection.class);
        try (PreparedStatement setting = connection.prepareStatement(SPEAK)) {
            setting.setString(1, tenant.value());
            setting.execute();
        }
    }

    private static TenantId firstParameter(InvocationContext call) {
        Object[] parameters = call.getParameters();
        if (parameters.length == 0 || !(parameters[0] instanceof TenantId tenant)) {
            throw new IllegalStateException(call.getMethod() + " must take a TenantId first");
        }
        return tenant;
    }
}

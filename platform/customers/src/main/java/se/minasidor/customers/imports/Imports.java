package se.minasidor.customers.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import se.minasidor.customers.Identities;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** Runs an import in a transaction of its tenant. */
@ApplicationScoped
public class Imports {

    @PersistenceContext(unitName = "minasidor")
    EntityManager entities;

    @Inject Identities identities;
    @Inject Clock clock;

    @Transactional(rollbackOn = Exception.class)
    @TenantScoped
    public ImportAnswer run(TenantId tenant, ImportRequest request, Body body) throws SQLException {
        return new ImportRun(entities.unwrap(Connection.class), tenant, identities, clock.instant())
                .run(request, body);
    }
}

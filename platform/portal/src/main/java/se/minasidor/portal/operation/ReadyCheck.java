package se.minasidor.portal.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import se.minasidor.tenancy.TenantCatalog;

/**
 * Ready when the database answers, the tables are migrated and tenants are loaded. A refused tenant
 * is named but does not make the others unreachable.
 */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {

    @PersistenceContext(unitName = "minasidor")
    private EntityManager entities;

    @Inject private TenantCatalog tenants;

    private volatile String version;

    void migratedTo(String version) {
        this.version = version;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("portal");
        boolean database = databaseAnswers();
        String migrated = version;
        answer.withData("database", database ? "answers" : "does not answer");
        answer.withData("migrations", migrated == null ? "not run" : migrated);
        answer.withData("tenants", tenants.all().size());
        if (!tenants.faults().isEmpty()) {
            answer.withData(
                    "refused",
                    tenants.faults().stream()
                            .map(TenantCatalog.Fault::tenant)
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        return answer.status(database && migrated != null && !tenants.all().isEmpty()).build();
    }

    private boolean databaseAnswers() {
        try {
            entities.createNativeQuery("select 1").getSingleResult();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}

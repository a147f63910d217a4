package se.minasidor.portal.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
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
    @Inject private Migrations migrations;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("portal");
        boolean database = databaseAnswers();
        Optional<String> version = migrations.version();
        answer.withData("database", database ? "answers" : "does not answer");
        answer.withData("migrations", version.orElse("not run"));
        answer.withData("tenants", tenants.all().size());
        if (!tenants.faults().isEmpty()) {
            answer.withData(
                    "refused",
                    tenants.faults().stream()
                            .map(TenantCatalog.Fault::tenant)
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        return answer.status(database && version.isPresent() && !tenants.all().isEmpty()).build();
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

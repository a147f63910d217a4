package se.minasidor.portal.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import se.minasidor.login.BankIdCertificates;

/**
 * When the organisations' BankID certificates end. It never makes a node unready: without BankID
 * the portal still has its other ways in.
 */
@Readiness
@ApplicationScoped
public class BankIdCheck implements HealthCheck {

    @Inject private BankIdCertificates certificates;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("bankid").up();
        certificates.summary().forEach(answer::withData);
        return answer.build();
    }
}

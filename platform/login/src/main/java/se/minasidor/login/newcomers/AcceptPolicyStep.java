package se.minasidor.login.newcomers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.minasidor.accounts.FirstVisitStep;
import se.minasidor.accounts.Newcomer;
import se.minasidor.accounts.PolicyAcceptances;
import se.minasidor.accounts.PolicyVersion;
import se.minasidor.accounts.Profiles;
import se.minasidor.tenancy.Tenant;

/**
 * {@code acceptpolicy}: first and last name, and the version of the privacy policy that is in force
 * (S4-10, S4-11).
 */
@ApplicationScoped
class AcceptPolicyStep implements FirstVisitStep {

    @Inject private Profiles profiles;
    @Inject private PolicyAcceptances acceptances;
    @Inject private AcceptPolicyPage form;

    @Override
    public String id() {
        return "acceptpolicy";
    }

    @Override
    public String page() {
        return "/firstvisit/acceptpolicy.xhtml";
    }

    @Override
    public boolean done(Tenant tenant, Newcomer newcomer) {
        return newcomer.person()
                .filter(person -> profiles.find(tenant.id(), person).isPresent())
                .filter(
                        person ->
                                tenant.signUp().policy().stream()
                                        .map(policy -> new PolicyVersion(policy.version()))
                                        .allMatch(
                                                version ->
                                                        acceptances.accepted(
                                                                tenant.id(), person, version)))
                .isPresent();
    }

    @Override
    public void posted(Tenant tenant, Newcomer newcomer) {
        form.posted(tenant, newcomer);
    }
}

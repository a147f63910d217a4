package se.minasidor.login.newcomers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import se.minasidor.accounts.FirstVisitStep;
import se.minasidor.accounts.Newcomer;
import se.minasidor.accounts.People;
import se.minasidor.tenancy.Tenant;

/** {@code verifyemail}: an e-mail address whose owner has typed in a code (S4-06 to S4-09). */
@ApplicationScoped
class VerifyEmailStep implements FirstVisitStep {

    @Inject private People people;
    @Inject private VerifyEmailPage form;

    @Override
    public String id() {
        return "verifyemail";
    }

    @Override
    public String page() {
        return "/firstvisit/verifyemail.xhtml";
    }

    @Override
    public boolean done(Tenant tenant, Newcomer newcomer) {
        return newcomer.person()
                .flatMap(person -> people.find(tenant.id(), person))
                .filter(person -> person.email().isPresent())
                .isPresent();
    }

    @Override
    public void posted(Tenant tenant, Newcomer newcomer) {
        form.posted(tenant, newcomer);
    }
}

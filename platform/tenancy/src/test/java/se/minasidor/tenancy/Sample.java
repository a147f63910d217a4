package se.minasidor.tenancy;

import java.util.List;

/** Tenants for tests: a shipped one with other parts. */
final class Sample {

    private Sample() {}

    static Tenant with(Tenant t, Tenant.Words words, List<Tenant.EntrySite> entrySites) {
        return new Tenant(
                t.id(),
                t.status(),
                t.hosts(),
                t.legalEntities(),
                entrySites,
                t.languages(),
                t.timeZone(),
                t.layout(),
                t.support(),
                t.help(),
                t.loginNotice(),
                t.login(),
                t.registration(),
                t.signUp(),
                t.firstVisit(),
                t.password(),
                t.session(),
                t.throttle(),
                t.mail(),
                t.invoices(),
                t.consumption(),
                t.modules(),
                t.theme(),
                words);
    }
}

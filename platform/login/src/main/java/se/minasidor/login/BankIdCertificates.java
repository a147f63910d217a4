package se.minasidor.login;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import se.minasidor.login.bankid.BankIdSettings;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantCatalog;

/**
 * How long the organisations' BankID certificates last, for those who watch the portal. They are
 * read in the background, once an hour, because opening one takes as long as it should.
 */
@ApplicationScoped
public class BankIdCertificates {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final int SOON_DAYS = 60;

    private record Ends(String tenant, LocalDate day) {}

    @Inject private TenantCatalog tenants;
    @Inject private BankIdSettings settings;
    @Inject private Clock clock;
    @Resource private ManagedExecutorService executor;

    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile Map<String, String> known = Map.of();
    private volatile Instant read = Instant.MIN;

    /** What was last found, by short names; empty at first, and where nobody has a certificate. */
    public Map<String, String> summary() {
        if (clock.instant().minus(FRESH).isAfter(read) && reading.compareAndSet(false, true)) {
            executor.execute(this::look);
        }
        return known;
    }

    private void look() {
        try {
            List<Ends> all = new ArrayList<>();
            List<String> unusable = new ArrayList<>();
            for (Tenant tenant : tenants.all()) {
                if (tenant.active()
                        && tenant.login().methods().contains("bankid")
                        && settings.ready(tenant)) {
                    ends(tenant, all, unusable);
                }
            }
            known = words(all, unusable);
            read = clock.instant();
        } finally {
            reading.set(false);
        }
    }

    private void ends(Tenant tenant, List<Ends> all, List<String> unusable) {
        String id = tenant.id().value();
        try {
            Instant end =
                    BankIdCertificate.open(
                                    settings.certificates(),
                                    tenant.login().bankIdCertificate(),
                                    settings.root())
                            .certificate()
                            .getNotAfter()
                            .toInstant();
            all.add(new Ends(id, LocalDate.ofInstant(end, tenant.timeZone())));
        } catch (BankIdCertificate.Unusable wrong) {
            unusable.add(id);
        }
    }

    private Map<String, String> words(List<Ends> all, List<String> unusable) {
        Map<String, String> words = new TreeMap<>();
        all.sort(Comparator.comparing(Ends::day).thenComparing(Ends::tenant));
        LocalDate soon = LocalDate.now(clock).plusDays(SOON_DAYS);
        List<String> ending =
                all.stream()
                        .filter(e -> e.day().isBefore(soon))
                        .map(e -> e.tenant() + " " + e.day())
                        .limit(20)
                        .toList();
        if (!all.isEmpty()) {
            words.put("certificates", String.valueOf(all.size()));
            words.put("firstEnds", all.get(0).day() + " " + all.get(0).tenant());
        }
        if (!ending.isEmpty()) {
            words.put("endSoon", String.join(", ", ending));
        }
        if (!unusable.isEmpty()) {
            words.put("unusable", String.join(", ", unusable));
        }
        return words;
    }
}

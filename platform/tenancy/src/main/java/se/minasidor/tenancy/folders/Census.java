package se.minasidor.tenancy.folders;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantCatalog.Fault;
import se.minasidor.tenancy.TenantCatalog.Served;
import se.minasidor.tenancy.TenantCatalog.Snapshot;
import se.minasidor.tenancy.TenantId;

/**
 * Brings all tenants together: who serves which host. Where two claim one, the one already serving
 * it keeps it, else the first by name; the other is refused, and both are named.
 */
final class Census {

    private final Snapshot before;
    private final Map<TenantId, Tenant> tenants = new LinkedHashMap<>();
    private final Map<String, Served> byHost = new LinkedHashMap<>();
    private final List<Fault> faults;

    private Census(Snapshot before, List<Fault> faults) {
        this.before = before;
        this.faults = new ArrayList<>(faults);
    }

    /**
     * @param candidates in alphabetical order
     * @param faults what was wrong in folders, whose last good tenants may be among the candidates
     */
    static Snapshot of(Collection<Tenant> candidates, List<Fault> faults, Snapshot before) {
        Census census = new Census(before, faults);
        candidates.stream().filter(census::servesItsHosts).forEach(census::admit);
        candidates.stream().filter(tenant -> !census.servesItsHosts(tenant)).forEach(census::admit);
        return new Snapshot(
                Map.copyOf(census.tenants), Map.copyOf(census.byHost), List.copyOf(census.faults));
    }

    private boolean servesItsHosts(Tenant tenant) {
        return before.tenants().containsKey(tenant.id())
                && hosts(tenant).keySet().stream()
                        .allMatch(
                                host ->
                                        Optional.ofNullable(before.byHost().get(host))
                                                .filter(s -> s.tenant().equals(tenant))
                                                .isPresent());
    }

    private void admit(Tenant tenant) {
        Map<String, Served> hosts = hosts(tenant);
        for (String host : hosts.keySet()) {
            Served taken = byHost.get(host);
            if (taken != null) {
                faults.add(
                        new Fault(
                                tenant.id().value(),
                                "tenants/" + tenant.id() + "/" + Folder.SETTINGS,
                                "hosts",
                                "says \""
                                        + host
                                        + "\", which belongs to tenants/"
                                        + taken.tenant().id()
                                        + "/"
                                        + Folder.SETTINGS));
                return;
            }
        }
        tenants.put(tenant.id(), tenant);
        if (tenant.active()) {
            byHost.putAll(hosts);
        }
    }

    private static Map<String, Served> hosts(Tenant tenant) {
        Map<String, Served> hosts = new LinkedHashMap<>();
        tenant.hosts()
                .others()
                .forEach(host -> hosts.put(host, new Served(tenant, true, Optional.empty())));
        for (Tenant.EntrySite site : tenant.entrySites()) {
            site.host()
                    .ifPresent(
                            host -> hosts.put(host, new Served(tenant, true, Optional.of(site))));
        }
        hosts.put(tenant.hosts().primary(), new Served(tenant, false, Optional.empty()));
        return hosts;
    }
}

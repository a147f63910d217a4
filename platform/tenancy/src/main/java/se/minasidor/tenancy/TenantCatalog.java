package se.minasidor.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All live tenants. A snapshot is immutable; a change of a folder swaps the whole snapshot, and
 * requests under way finish on the tenant they began with.
 */
@ApplicationScoped
public class TenantCatalog {

    /** What one reading of the folders gave: who serves, on which host, and what was refused. */
    public record Snapshot(
            Map<TenantId, Tenant> tenants, Map<String, Served> byHost, List<Fault> faults) {}

    /** A host's tenant; {@code redirect} when it is not the primary host, and by which entry. */
    public record Served(Tenant tenant, boolean redirect, Optional<Tenant.EntrySite> entry) {}

    /** One thing wrong in a tenant's files, in the form people can act on. */
    public record Fault(String tenant, String file, String key, String message) {
        @Override
        public String toString() {
            return file + ": " + (key.isEmpty() ? "" : key + " ") + message;
        }
    }

    private final AtomicReference<Snapshot> current =
            new AtomicReference<>(new Snapshot(Map.of(), Map.of(), List.of()));

    /** The tenant of a normalised host name (lower case, no port, no trailing dot). */
    public Optional<Served> serving(String host) {
        return Optional.ofNullable(current.get().byHost().get(host));
    }

    public Optional<Tenant> find(TenantId id) {
        return Optional.ofNullable(current.get().tenants().get(id));
    }

    public Collection<Tenant> all() {
        return current.get().tenants().values();
    }

    public List<Fault> faults() {
        return current.get().faults();
    }

    public void swap(Snapshot next) {
        current.set(next);
    }
}

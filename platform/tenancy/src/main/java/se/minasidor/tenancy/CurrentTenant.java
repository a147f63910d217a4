package se.minasidor.tenancy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.Optional;

/**
 * The tenant and language of this request, set once by {@link TenantFilter}. Only pages, resources
 * and filters may ask it; everything below them is told the {@link TenantId}.
 */
@RequestScoped
@Named("current")
public class CurrentTenant {

    private Tenant tenant;
    private Locale language;
    private String entry;

    void become(Tenant tenant, Locale language, String entry) {
        if (this.tenant != null) {
            throw new IllegalStateException("A request has one tenant");
        }
        this.tenant = tenant;
        this.language = language;
        this.entry = entry;
    }

    public Tenant getTenant() {
        if (tenant == null) {
            throw new IllegalStateException("No tenant in this request");
        }
        return tenant;
    }

    public boolean isKnown() {
        return tenant != null;
    }

    public TenantId id() {
        return getTenant().id();
    }

    public Locale getLanguage() {
        return language;
    }

    /** The language as pages name it: {@code sv}. */
    public String getLanguageTag() {
        return language.toLanguageTag();
    }

    /** The entry site the visitor came through, when known (S3-13). */
    public Optional<Tenant.EntrySite> entrySite() {
        return getTenant().entrySites().stream().filter(s -> s.id().equals(entry)).findFirst();
    }
}

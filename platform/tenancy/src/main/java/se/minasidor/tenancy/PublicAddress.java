package se.minasidor.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The address people reach a tenant's pages at. It is made of the tenant's settings and never of
 * request headers, so a mailed link cannot be bent to another host.
 */
@ApplicationScoped
public class PublicAddress {

    @Inject
    @ConfigProperty(name = "minasidor.public.url.pattern", defaultValue = "https://{host}")
    private String pattern;

    protected PublicAddress() {}

    public PublicAddress(String pattern) {
        this.pattern = pattern;
    }

    /** An absolute address on the tenant's primary host; the path begins with a slash. */
    public URI of(Tenant tenant, String pathWithQuery) {
        return URI.create(at(tenant.hosts().primary(), pathWithQuery));
    }

    /** The same as text, for a path that came from a request and need not be a valid URI. */
    String at(String host, String pathWithQuery) {
        if (!pathWithQuery.startsWith("/")) {
            throw new IllegalArgumentException("Not a path: " + pathWithQuery);
        }
        return pattern.replace("{host}", host) + pathWithQuery;
    }

    /** The origin browsers report for a tenant's pages. */
    String origin(String host) {
        return pattern.replace("{host}", host);
    }
}

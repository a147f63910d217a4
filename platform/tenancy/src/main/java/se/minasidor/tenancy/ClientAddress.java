package se.minasidor.tenancy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who is calling, and was it over HTTPS? Forwarded headers count only when the connection comes
 * from one of {@code minasidor.trusted.proxies}; anybody else may write what they like in them.
 */
@ApplicationScoped
public class ClientAddress {

    @Inject
    @ConfigProperty(name = "minasidor.trusted.proxies")
    private Optional<String> trustedProxies;

    @Inject
    @ConfigProperty(name = "minasidor.management.addresses", defaultValue = "127.0.0.0/8, ::1")
    private String managementAddresses;

    private List<AddressRange> proxies;
    private List<AddressRange> management;

    protected ClientAddress() {}

    ClientAddress(String trustedProxies, String managementAddresses) {
        this.trustedProxies = Optional.of(trustedProxies);
        this.managementAddresses = managementAddresses;
        readSettings();
    }

    @PostConstruct
    void readSettings() {
        proxies = AddressRange.list("minasidor.trusted.proxies", trustedProxies.orElse(""));
        management = AddressRange.list("minasidor.management.addresses", managementAddresses);
    }

    /**
     * The client's IP address: from the right of X-Forwarded-For, the first that is not itself a
     * trusted proxy.
     */
    public String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (!fromProxy(request)) {
            return address;
        }
        for (String hop : hopsFromTheRight(request)) {
            if (AddressRange.address(hop).isEmpty()) {
                return address;
            }
            address = hop;
            if (!AddressRange.anyContains(proxies, hop)) {
                return address;
            }
        }
        return address;
    }

    /** Did the client speak HTTPS, to us or to the trusted proxy before us? */
    public boolean secure(HttpServletRequest request) {
        return request.isSecure()
                || fromProxy(request)
                        && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    }

    /**
     * May this client read metrics? A forwarded request from an unknown proxy may not: behind a
     * proxy on the same machine everybody would look local.
     */
    boolean mayManage(HttpServletRequest request) {
        boolean hidden =
                !fromProxy(request)
                        && (request.getHeader("X-Forwarded-For") != null
                                || request.getHeader("Forwarded") != null);
        return !hidden && AddressRange.anyContains(management, of(request));
    }

    private boolean fromProxy(HttpServletRequest request) {
        return AddressRange.anyContains(proxies, request.getRemoteAddr());
    }

    private static List<String> hopsFromTheRight(HttpServletRequest request) {
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            for (String hop : header.split(",")) {
                hops.add(hop.strip());
            }
        }
        Collections.reverse(hops);
        return hops;
    }
}

package se.minasidor.login.bankid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.minasidor.login.BankIdCertificate;
import se.minasidor.tenancy.Tenant;

/** Where BankID is, and the files that stand between us. */
@ApplicationScoped
public class BankIdSettings {

    private static final String PRODUCTION = "appapi2.bankid.com";

    @Inject
    @ConfigProperty(
            name = "minasidor.bankid.url",
            defaultValue = "https://appapi2.bankid.com/rp/v6.0/")
    private String url;

    @Inject
    @ConfigProperty(name = "minasidor.bankid.root")
    private Optional<String> root;

    @Inject
    @ConfigProperty(name = "minasidor.bankid.signature.root")
    private Optional<String> signatureRoot;

    @Inject
    @ConfigProperty(name = "minasidor.bankid.certificates")
    private Optional<String> certificates;

    /**
     * Where a phone page stands for the app; no setting of the launcher, so only the demo has it.
     */
    @Inject
    @ConfigProperty(name = "minasidor.bankid.app")
    private Optional<String> app;

    protected BankIdSettings() {}

    BankIdSettings(URI url, Path root, Optional<Path> signatureRoot, Path certificates) {
        this.url = url.toString();
        this.root = Optional.of(root.toString());
        this.signatureRoot = signatureRoot.map(Path::toString);
        this.certificates = Optional.of(certificates.toString());
        this.app = Optional.empty();
    }

    /** The address that {@code auth} and the others are added to. */
    URI url() {
        return URI.create(url.endsWith("/") ? url : url + "/");
    }

    public Path root() {
        return Path.of(root.orElseThrow());
    }

    Optional<Path> signatureRoot() {
        return signatureRoot.map(Path::of);
    }

    public Path certificates() {
        return Path.of(certificates.orElseThrow());
    }

    Optional<String> app() {
        return app;
    }

    /** People prove nothing here: BankID's test service, or something that stands for it. */
    boolean test() {
        return !PRODUCTION.equals(url().getHost());
    }

    /** Does the organisation have a certificate? */
    public boolean ready(Tenant tenant) {
        return root.isPresent()
                && certificates.isPresent()
                && Files.isReadable(
                        BankIdCertificate.file(certificates(), tenant.login().bankIdCertificate()));
    }
}

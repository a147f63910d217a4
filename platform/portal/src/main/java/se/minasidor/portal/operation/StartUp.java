package se.minasidor.portal.operation;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.Readiness;

/**
 * What happens before the first request: the tables are brought up to date, the tenants are read.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class StartUp {

    private static final Logger LOG = Logger.getLogger(StartUp.class.getName());

    @Inject
    @ConfigProperty(name = "minasidor.db.url", defaultValue = "")
    private String url;

    @Inject
    @ConfigProperty(name = "minasidor.db.user", defaultValue = "minasidor_app")
    private String user;

    @Inject
    @ConfigProperty(name = "minasidor.db.migration.user", defaultValue = "none")
    private String owner;

    @Inject
    @ConfigProperty(name = "minasidor.db.migration.password", defaultValue = "none")
    private String ownerPassword;

    @Inject @Readiness private ReadyCheck readiness;

    @PostConstruct
    public void open() {
        String version = Migrations.run(url, owner, ownerPassword, user);
        readiness.migratedTo(version);
        LOG.info(() -> "Database is at version " + version);
    }

    @PreDestroy
    public void close() {}
}

package se.minasidor.portal.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables to the form this version needs. Runs as the role that owns them, which is
 * another login than the one the portal works with; so the portal itself can never alter a table or
 * step around row security.
 */
@ApplicationScoped
class Migrations {

    private static final Logger LOG = Logger.getLogger(Migrations.class.getName());

    @Inject
    @ConfigProperty(name = "minasidor.db.url")
    private String url;

    @Inject
    @ConfigProperty(name = "minasidor.db.user")
    private String applicationRole;

    @Inject
    @ConfigProperty(name = "minasidor.db.migration.user")
    private String owner;

    @Inject
    @ConfigProperty(name = "minasidor.db.migration.password")
    private Optional<String> password;

    private volatile String version;

    void run() {
        Flyway flyway =
                Flyway.configure(Migrations.class.getClassLoader())
                        .dataSource(url, owner, password.orElse(""))
                        .locations("classpath:db/migration")
                        .placeholders(Map.of("appRole", applicationRole))
                        .load();
        flyway.migrate();
        version = flyway.info().current().getVersion().toString();
        LOG.info(() -> "The tables are at version " + version);
    }

    /** The version of the tables, once they have been brought to it. */
    Optional<String> version() {
        return Optional.ofNullable(version);
    }
}

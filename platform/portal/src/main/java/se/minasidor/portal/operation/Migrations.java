package se.minasidor.portal.operation;

import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables to the form this version needs. Runs as the role that owns them, which is
 * another login than the one the portal works with; so the portal itself can never alter a table or
 * step around row security.
 */
final class Migrations {

    private Migrations() {}

    /** The schema's version after migrating. */
    static String run(String url, String owner, String password, String applicationRole) {
        Flyway flyway =
                Flyway.configure(Migrations.class.getClassLoader())
                        .dataSource(url, owner, password)
                        .locations("classpath:db/migration")
                        .placeholders(Map.of("appRole", applicationRole))
                        .load();
        flyway.migrate();
        return flyway.info().current().getVersion().toString();
    }
}

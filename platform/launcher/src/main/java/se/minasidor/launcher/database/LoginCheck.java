package se.minasidor.launcher.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the application's database login is one that row security holds. A superuser, a login
 * that bypasses row security and an owner of tables could each read every organisation's customers,
 * also when they only may become such a role.
 */
public final class LoginCheck {

    /** A schema that the demo makes, so that its data is never taken for somebody's. */
    public static final String DEMO_MARK = "minasidor_demo";

    private static final String POWERS =
            """
            select r.rolname, r.rolsuper, r.rolbypassrls
            from pg_roles r
            where (r.rolsuper or r.rolbypassrls) and pg_has_role(current_user, r.oid, 'member')
            order by r.rolname <> current_user, r.rolname
            """;

    private static final String OWNED =
            """
            select count(*), min(n.nspname || '.' || c.relname), min(c.relowner::regrole::text)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
              and n.nspname not like 'pg\\_toast%' and n.nspname not like 'pg\\_temp%'
              and pg_has_role(current_user, c.relowner, 'member')
            """;

    private LoginCheck() {}

    /** What is wrong with the login, in words that follow its name; empty when it may be used. */
    public static List<String> faults(Connection application) throws SQLException {
        List<String> faults = new ArrayList<>();
        String self = application.getMetaData().getUserName();
        try (Statement sql = application.createStatement();
                ResultSet powers = sql.executeQuery(POWERS)) {
            while (powers.next()) {
                String role = powers.getString(1);
                String as = role.equals(self) ? "is" : "may become " + role + ", which is";
                faults.add(
                        powers.getBoolean(2)
                                ? as + " superuser"
                                : as + " allowed to bypass row security");
            }
        }
        if (faults.isEmpty()) {
            owned(application).ifPresent(faults::add);
        }
        return faults;
    }

    private static java.util.Optional<String> owned(Connection application) throws SQLException {
        try (Statement sql = application.createStatement();
                ResultSet owned = sql.executeQuery(OWNED)) {
            owned.next();
            return owned.getLong(1) == 0
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(
                            "owns tables, or may become their owner (%d, such as %s of %s)"
                                    .formatted(
                                            owned.getLong(1),
                                            owned.getString(2),
                                            owned.getString(3)));
        }
    }

    /** Whether the demo's data lies in this database. */
    public static boolean holdsDemoData(Connection connection) throws SQLException {
        try (PreparedStatement sql =
                connection.prepareStatement(
                        "select exists (select from pg_namespace where nspname = ?)")) {
            sql.setString(1, DEMO_MARK);
            try (ResultSet rows = sql.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}

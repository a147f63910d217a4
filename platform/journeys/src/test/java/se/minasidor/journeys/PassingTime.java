package se.minasidor.journeys;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** Time that nobody has to wait for: what is stored becomes older. */
final class PassingTime {

    private PassingTime() {}

    /** As if everybody in the portal had clicked for the last time that long ago. */
    static void sinceTheLastClick(Portal portal, Duration time) {
        run(
                "update portal_session set last_seen_at = now() - make_interval(secs => ?)"
                        + " where tenant_id = ?",
                portal,
                time);
    }

    /** As if all codes of the portal had been mailed that much earlier, or later if negative. */
    static void sinceTheCodesWereMailed(Portal portal, Duration time) {
        older("email_flow", "code_expires_at", portal, time);
        older("email_flow", "sent_at", portal, time);
    }

    private static void older(String table, String column, Portal portal, Duration time) {
        run(
                "update %1$s set %2$s = %2$s - make_interval(secs => ?) where tenant_id = ?"
                        .formatted(table, column),
                portal,
                time);
    }

    private static void run(String sql, Portal portal, Duration time) {
        try (Connection database = database();
                PreparedStatement earlier = database.prepareStatement(sql)) {
            earlier.setDouble(1, time.toSeconds());
            earlier.setString(2, portal.id());
            earlier.executeUpdate();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Have all requests for links been answered, and all letters been mailed? */
    static boolean nothingIsOnItsWay(Portal portal) {
        try (Connection database = database();
                PreparedStatement waiting =
                        database.prepareStatement(
                                """
                                select from access_request_queue where tenant_id = ?
                                union all select from mail_queue where tenant_id = ?
                                """)) {
            waiting.setString(1, portal.id());
            waiting.setString(2, portal.id());
            try (ResultSet rows = waiting.executeQuery()) {
                return !rows.next();
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection database() throws SQLException, IOException {
        Path folder = Journey.PRODUCT.data().resolve("database");
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("passwords.properties"))) {
            passwords.load(reader);
        }
        List<String> running = Files.readAllLines(folder.resolve("files/postmaster.pid"));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + running.get(3).strip() + "/minasidor",
                "postgres",
                passwords.getProperty("superuser"));
    }
}

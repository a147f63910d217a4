package se.minasidor.journeys;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A portal of its own, in the operator's live folder, whose sessions warn five seconds after the
 * last click and may be kept; so nobody has to wait for half an hour.
 */
final class Hurried {

    /** Two minutes before the end one is asked. */
    private static final String IDLE = "125s";

    private static final Path FOLDER = Journey.PRODUCT.data().resolve("tenants/brattom");

    private Hurried() {}

    /** Opens the portal; its customers meet what those of the plainest organisation meet. */
    static Portal open() {
        Portal plain =
                Portal.withCustomerNumbers().stream()
                        .filter(p -> !p.wizard())
                        .findFirst()
                        .orElseThrow();
        Properties facts = new Properties();
        facts.putAll(plain.facts());
        facts.setProperty("host", "brattom.localhost");
        Portal portal = new Portal("brattom", facts);
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("texts.properties"), "brand.companyName=Bråttom\n");
            Files.writeString(
                    FOLDER.resolve("tenant.properties"),
                    """
                    tenant.id=brattom
                    tenant.status=active
                    hosts=brattom.localhost
                    login.methods=customernumber
                    register.extraProof=none
                    session.idle=%s
                    session.keep=7d
                    """
                            .formatted(IDLE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(() -> Wire.get(portal.host(), "/").statusCode() == 200);
        return portal;
    }

    /** Removes the portal again. */
    static void close() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if everybody in the portal had clicked for the last time that much earlier. */
    static void letPass(Portal portal, Duration time) {
        try (Connection database = database();
                PreparedStatement earlier =
                        database.prepareStatement(
                                """
                                update portal_session
                                set last_seen_at = last_seen_at - make_interval(secs => ?)
                                where tenant_id = ?
                                """)) {
            earlier.setDouble(1, time.toSeconds());
            earlier.setString(2, portal.id());
            earlier.executeUpdate();
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

    /** What is saved in the live folder is seen within seconds. */
    static void await(BooleanSupplier seen) {
        Instant end = Instant.now().plusSeconds(30);
        while (!seen.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("The portal has not taken notice of its folder");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}

package se.minasidor.launcher;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import se.minasidor.launcher.database.EmbeddedDatabase;
import se.minasidor.launcher.database.LoginCheck;
import se.minasidor.launcher.demo.DemoData;
import se.minasidor.launcher.demo.Loader;

/**
 * Brings the demo's data up to today: customers and invoices once a month, so that invoices reach
 * up to last month, meter values once a day, so that they reach up to yesterday. How far it came is
 * remembered in the database itself.
 */
final class DemoLoad {

    private static final int AT_ONCE = 3;

    private final List<DemoData> all;
    private final int port;
    private final EmbeddedDatabase database;
    private final LocalDate today;

    DemoLoad(List<DemoData> all, int port, EmbeddedDatabase database, LocalDate today) {
        this.all = all;
        this.port = port;
        this.database = database;
        this.today = today;
    }

    /** True when nothing had been loaded before. */
    boolean run() throws IOException, InterruptedException, SQLException {
        String loaded = loaded();
        if (loaded.equals(today.toString())) {
            return false;
        }
        boolean month = !loaded.startsWith(today.toString().substring(0, 7));
        LocalDate known = loaded.length() == 10 ? LocalDate.parse(loaded) : null;
        System.out.println(
                known == null
                        ? "Loading demo data through the import API"
                        : "Loading what is new since " + known + " through the import API");
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<?> result :
                    threads.invokeAll(all.stream().map(d -> loading(d, month, known)).toList())) {
                result.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException("The demo data could not be loaded", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
        remember();
        return loaded.isEmpty();
    }

    private Callable<Void> loading(DemoData data, boolean month, LocalDate known) {
        return () -> {
            try (Connection connection = database.asApplication()) {
                new Loader(port, connection).load(data, month, known);
            }
            return null;
        };
    }

    /** The day of the last load; a month where it was loaded before there were meter values. */
    private String loaded() throws SQLException {
        try (Connection owner = database.asOwner();
                Statement sql = owner.createStatement();
                var rows =
                        sql.executeQuery(
                                "select coalesce(obj_description(to_regnamespace('"
                                        + LoginCheck.DEMO_MARK
                                        + "'), 'pg_namespace'), '')")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void remember() throws SQLException {
        try (Connection owner = database.asOwner();
                Statement sql = owner.createStatement()) {
            sql.execute("create schema if not exists " + LoginCheck.DEMO_MARK);
            sql.execute("comment on schema " + LoginCheck.DEMO_MARK + " is '" + today + "'");
        }
    }
}

package se.minasidor.launcher.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Which migrations the portal brings, and which the database has had; by version, such as 1.2. */
public record MigrationState(Set<String> shipped, Set<String> applied, Set<String> failed) {

    private static final Pattern SCRIPT = Pattern.compile("db/migration/V([0-9_]+)__.*\\.sql");

    /** {@code owner} is a connection of the migrations' login. */
    public static MigrationState of(Connection owner, Path portal)
            throws SQLException, IOException {
        Set<String> applied = new TreeSet<>();
        Set<String> failed = new TreeSet<>();
        try (Statement sql = owner.createStatement()) {
            boolean begun;
            try (ResultSet row =
                    sql.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
                row.next();
                begun = row.getBoolean(1);
            }
            if (begun) {
                try (ResultSet rows =
                        sql.executeQuery(
                                "select version, success from flyway_schema_history"
                                        + " where version is not null")) {
                    while (rows.next()) {
                        (rows.getBoolean(2) ? applied : failed).add(rows.getString(1));
                    }
                }
            }
        }
        return new MigrationState(shipped(portal), applied, failed);
    }

    private static Set<String> shipped(Path portal) throws IOException {
        Set<String> versions = new TreeSet<>();
        try (ZipFile war = new ZipFile(portal.toFile())) {
            for (ZipEntry entry :
                    (Iterable<ZipEntry>) war.stream().map(ZipEntry.class::cast)::iterator) {
                String name = entry.getName();
                if (name.startsWith("WEB-INF/lib/") && name.endsWith(".jar")) {
                    try (InputStream in = war.getInputStream(entry)) {
                        collect(in.readAllBytes(), versions);
                    }
                }
            }
        }
        return versions;
    }

    private static void collect(byte[] jar, Set<String> versions) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
                Matcher script = SCRIPT.matcher(e.getName());
                if (script.matches()) {
                    versions.add(script.group(1).replace('_', '.'));
                }
            }
        }
    }
}

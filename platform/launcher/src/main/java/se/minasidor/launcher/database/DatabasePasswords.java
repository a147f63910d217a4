package se.minasidor.launcher.database;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import se.minasidor.launcher.PrivateFile;

/** Random passwords of the embedded database's roles, in a file that only its owner may read. */
record DatabasePasswords(String superuser, String owner, String application) {

    static DatabasePasswords in(Path folder) throws IOException {
        Path file = folder.resolve("passwords.properties");
        Properties known = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                known.load(reader);
            }
        } else {
            for (String role : new String[] {"superuser", "owner", "application"}) {
                known.setProperty(role, PrivateFile.randomWord());
            }
            PrivateFile.create(file);
            try (Writer writer = Files.newBufferedWriter(file)) {
                known.store(writer, "Passwords of the embedded database's roles");
            }
        }
        return new DatabasePasswords(
                known.getProperty("superuser"),
                known.getProperty("owner"),
                known.getProperty("application"));
    }

    @Override
    public String toString() {
        return "DatabasePasswords:***";
    }
}

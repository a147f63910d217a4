package se.minasidor.launcher.imports;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists what was wrong with a file, by line; all of it goes into a file of its own, if wanted. */
record FindingList(Path file, Optional<Path> all, PrintStream out) {

    private static final int SHOWN = 100;

    /**
     * @param findings lines of JSON
     */
    void tell(Stream<String> findings) throws IOException {
        try (Writer copy = all.isPresent() ? writer(all.get()) : Writer.nullWriter()) {
            long count = 0;
            for (Iterator<String> each = findings.iterator(); each.hasNext(); count++) {
                String finding = each.next();
                copy.write(finding + "\n");
                if (count < SHOWN) {
                    out.println(file + ":" + words(finding));
                }
            }
            if (count > SHOWN) {
                out.println(
                        "%s: %d more; --errors <file> writes them all"
                                .formatted(file, count - SHOWN));
            }
        }
    }

    private static Writer writer(Path all) throws IOException {
        return Files.newBufferedWriter(all, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String words(String finding) {
        try (JsonReader reader = Json.createReader(new StringReader(finding))) {
            JsonObject json = reader.readObject();
            return "%s: %s%s%s %s (%s)"
                    .formatted(
                            json.getJsonNumber("line"),
                            json.getBoolean("warning", false) ? "warning: " : "",
                            json.containsKey("externalId")
                                    ? json.getString("externalId") + ": "
                                    : "",
                            json.getString("field", "the line"),
                            json.getString("message"),
                            json.getString("code"));
        }
    }
}

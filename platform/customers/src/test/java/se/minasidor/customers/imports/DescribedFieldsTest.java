package se.minasidor.customers.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.Identities;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.TenantId;

/** The committed description of the API names the fields that the code takes, and no others. */
class DescribedFieldsTest {

    private static final LineKind.Context CONTEXT =
            new LineKind.Context(
                    new TenantId("alfa"),
                    List.of("main"),
                    new Identities(new SecretKeys(Map.of("test", new byte[32]))));

    @Test
    void everyFieldIsDescribedAndEveryDescribedFieldIsTaken() throws IOException {
        assertEquals(described("CustomerLine"), taken(new CustomerLines()));
        assertEquals(described("FacilityLine"), taken(new FacilityLines()));
        assertEquals(described("AgreementLine"), taken(new AgreementLines()));
        assertEquals(described("InvoiceLine"), taken(new InvoiceLines()));
        assertEquals(described("InvoiceRow"), taken(InvoiceLines::invoiceRow, Set.of()));
    }

    private static Set<String> taken(LineKind kind) {
        return taken(line -> kind.row(line, CONTEXT), Set.of("externalId", "deleted"));
    }

    private static Set<String> taken(Consumer<LineFields> reader, Set<String> ofEveryLine) {
        LineFields line = new LineFields(JsonValue.EMPTY_JSON_OBJECT, "", new Unheard());
        reader.accept(line);
        Set<String> names = new TreeSet<>(line.known());
        names.addAll(ofEveryLine);
        return names;
    }

    private static Set<String> described(String schema) throws IOException {
        String file = Files.readString(Path.of("..", "portal", "openapi.yaml"));
        Matcher part =
                Pattern.compile("(?s)\n    " + schema + ":\n(.*?)(?=\n    \\w|\n  \\w)")
                        .matcher(file);
        part.find();
        Matcher name = Pattern.compile("(?m)^        (\\w+):").matcher(part.group(1));
        Set<String> names = new HashSet<>();
        while (name.find()) {
            names.add(name.group(1));
        }
        return new TreeSet<>(names);
    }

    private static final class Unheard implements LineFields.Notes {
        @Override
        public void fault(String field, String code, String message) {
            // An empty line lacks everything.
        }

        @Override
        public void warning(String field, String code, String message) {
            // Not asked here.
        }
    }
}

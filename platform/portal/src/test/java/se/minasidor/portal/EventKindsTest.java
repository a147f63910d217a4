package se.minasidor.portal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.OrganisationEvents;

/** An integrator reads in the API's description which events there are. */
class EventKindsTest {

    @Test
    void everyKindIsInTheDescription() throws IOException {
        String words =
                Arrays.stream(OrganisationEvents.Kind.values())
                        .map(OrganisationEvents.Kind::word)
                        .collect(Collectors.joining(", ", "enum: [", "]"));
        String description = Files.readString(Path.of("src/main/resources/META-INF/openapi.yaml"));
        assertTrue(description.contains(words), words);
    }
}

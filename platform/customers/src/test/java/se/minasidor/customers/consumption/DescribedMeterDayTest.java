package se.minasidor.customers.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The committed description of the API names the fields of a meter day, and no others. */
class DescribedMeterDayTest {

    @Test
    void everyFieldIsDescribedAndEveryDescribedFieldIsTaken() throws IOException {
        String file = Files.readString(Path.of("..", "portal", "openapi.yaml"));
        Matcher part =
                Pattern.compile("(?s)\n    MeterDayLine:\n(.*?)(?=\n    \\w|\n  \\w)")
                        .matcher(file);
        part.find();
        Matcher name = Pattern.compile("(?m)^        (\\w+):").matcher(part.group(1));
        Set<String> described = new TreeSet<>();
        while (name.find()) {
            described.add(name.group(1));
        }
        Set<String> taken =
                Arrays.stream(SentDay.Field.values())
                        .map(SentDay.Field::word)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(taken, described);
    }
}

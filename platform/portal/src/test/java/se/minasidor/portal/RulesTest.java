package se.minasidor.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A comment that names the source of a rule by its id can be looked up. */
class RulesTest {

    private static final Path PLATFORM = Path.of("..");

    private static final Pattern WRITTEN = Pattern.compile("^\\| ([ASE][^|]*?) \\|");
    private static final Pattern SENTENCE =
            Pattern.compile("\\b(S\\d-)(\\d\\d)(?: to S\\d-(\\d\\d))?");
    private static final Pattern ANSWER =
            Pattern.compile("\\bA\\.6 no\\. ([0-9]+)(?: and (\\d+))?");
    private static final Pattern FACT = Pattern.compile("\\bE\\.\\d\\b");

    @Test
    void everyIdOfARuleInTheCodeHasItsLine() throws IOException {
        Set<String> known =
                Files.readAllLines(PLATFORM.resolve("decisions/rules.md")).stream()
                        .map(WRITTEN::matcher)
                        .filter(Matcher::find)
                        .map(row -> row.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unknown = used();
        assertTrue(unknown.size() > 20, "too few ids were found: " + unknown);
        unknown.removeAll(known);
        assertEquals(Set.of(), unknown);
    }

    @Test
    void aRangeNamesEverythingWithin() {
        assertEquals(
                Set.of("S0-02", "S0-03", "S0-04", "A.6 no. 7", "A.6 no. 9", "E.3"),
                idsIn("(S0-02 to\n     * S0-04), A.6 no. 7 and\n * 9 <!-- E.3 -->"));
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PLATFORM)) {
            for (Path file : files.filter(RulesTest::isMainCode).toList()) {
                used.addAll(idsIn(Files.readString(file)));
            }
        }
        return used;
    }

    private static boolean isMainCode(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.contains("/src/main/") && path.matches(".*\\.(java|xhtml|sql|yaml)");
    }

    private static Set<String> idsIn(String code) {
        String text = code.replaceAll("\\s+(\\*\\s+|--\\s+)?", " ");
        Set<String> ids = new TreeSet<>();
        for (Matcher found = SENTENCE.matcher(text); found.find(); ) {
            int first = Integer.parseInt(found.group(2));
            int last = found.group(3) == null ? first : Integer.parseInt(found.group(3));
            String guide = found.group(1);
            IntStream.rangeClosed(first, last)
                    .mapToObj(sentence -> "%s%02d".formatted(guide, sentence))
                    .forEach(ids::add);
        }
        for (Matcher found = ANSWER.matcher(text); found.find(); ) {
            ids.add("A.6 no. " + found.group(1));
            if (found.group(2) != null) {
                ids.add("A.6 no. " + found.group(2));
            }
        }
        FACT.matcher(text).results().forEach(found -> ids.add(found.group()));
        return ids;
    }
}

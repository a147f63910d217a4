package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads every file of the organisations and holds the product's own files against them. */
class TenantFoldersTest {

    private static final Path ROOT = root();
    private static final Pattern ASKED =
            Pattern.compile("texts(?:\\[|\\.(?:with|lines|get)\\()'([A-Za-z0-9.-]+)'\\s*[\\]),]");
    private static final Pattern NAMED = Pattern.compile("\\{([a-z]+\\.[A-Za-z0-9._-]+)[?}]");
    private static final List<String> MISREAD = List.of("Ã", "Â", "â€", "ï»¿", "\uFFFD");

    private final TenantCatalog.Snapshot shipped = TenantFolders.once(null);
    private final Map<String, Map<String, String>> shared =
            shipped.tenants().values().iterator().next().words().shared();

    @Test
    void everyShippedFolderLoads() throws IOException {
        assertEquals(List.of(), shipped.faults());
        try (Stream<Path> folders = Files.list(ROOT.resolve("tenants"))) {
            Set<String> there =
                    folders.filter(f -> Files.exists(f.resolve("tenant.properties")))
                            .map(f -> f.getFileName().toString())
                            .filter(name -> !name.equals("shared"))
                            .collect(Collectors.toSet());
            assertEquals(
                    there,
                    shipped.tenants().keySet().stream()
                            .map(TenantId::value)
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void noFolderLacksAWordOrHasOneTooMany() {
        assertEquals(List.of(), TenantFolders.validate(null));
    }

    @Test
    void everySharedTextIsThereInBothLanguages() {
        assertEquals(Set.of(), without(shared.get("sv").keySet(), shared.get("en").keySet()));
        assertEquals(Set.of(), without(shared.get("en").keySet(), shared.get("sv").keySet()));
    }

    @Test
    void everyTextAPageAsksForIsThere() throws IOException {
        Set<String> own = new HashSet<>();
        shipped.tenants()
                .values()
                .forEach(
                        t -> t.words().own().values().forEach(words -> own.addAll(words.keySet())));
        Map<String, String> missing = new TreeMap<>();
        for (Path page : sources(".xhtml")) {
            Matcher asked = ASKED.matcher(Files.readString(page));
            while (asked.find()) {
                String key = asked.group(1);
                if (!shared.get("sv").containsKey(key) && !own.contains(key)) {
                    missing.put(key, ROOT.relativize(page).toString());
                }
            }
        }
        assertEquals(Map.of(), missing);
    }

    @Test
    void aSharedTextLiesInItsFeaturesFile() throws IOException {
        Set<String> general = Set.of("brand", "notice", "support");
        List<String> strays = new ArrayList<>();
        for (Path file : files("tenants/shared/texts", ".properties")) {
            String name = file.getFileName().toString();
            String feature = name.substring(0, name.indexOf('_'));
            for (String key : keys(file)) {
                String first = key.split("\\.")[0];
                boolean home = first.equals(feature);
                if (!home && !(feature.equals("common") && general.contains(first))) {
                    strays.add(name + ": " + key);
                }
            }
        }
        assertEquals(List.of(), strays);
    }

    @Test
    void noCharacterIsBroken() throws IOException {
        for (Path file : files("tenants", ".properties")) {
            String text = Files.readString(file); // refuses what is not UTF-8
            assertTrue(Normalizer.isNormalized(text, Normalizer.Form.NFC), file.toString());
            MISREAD.forEach(sign -> assertFalse(text.contains(sign), file + " holds " + sign));
            assertFalse(text.contains("\t"), file + " holds a tab");
        }
    }

    @Test
    void everyPlaceholderAndChoiceIsClosed() throws IOException {
        for (Path file : files("tenants", ".properties")) {
            for (String line : Files.readAllLines(file)) {
                int depth = 0;
                for (char c : line.toCharArray()) {
                    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                    assertTrue(depth >= 0, file + ": " + line);
                }
                assertEquals(0, depth, file + ": " + line);
            }
        }
    }

    @Test
    void everyTextReadsWellForEveryOrganisation() {
        WordBook words = new WordBook();
        for (Tenant tenant : shipped.tenants().values()) {
            for (Locale language : tenant.languages().available()) {
                for (String key : shared.get("sv").keySet()) {
                    String said = words.say(tenant, language, key);
                    assertFalse(said.contains("??"), tenant + " " + key + ": " + said);
                    assertFalse(said.contains("{"), tenant + " " + key + ": " + said);
                }
            }
        }
    }

    @Test
    void everyTextThatATextNamesIsThereAndNoneNamesItself() {
        Set<String> faults = new TreeSet<>();
        for (Tenant tenant : shipped.tenants().values()) {
            for (Locale language : tenant.languages().available()) {
                String tag = language.getLanguage();
                Map<String, String> words = new TreeMap<>(shared.get(tag));
                words.putAll(tenant.words().own().getOrDefault("", Map.of()));
                words.putAll(tenant.words().own().getOrDefault(tag, Map.of()));
                words.keySet().forEach(key -> named(words, List.of(key), faults));
            }
        }
        assertEquals(Set.of(), faults);
    }

    private static void named(Map<String, String> words, List<String> way, Set<String> faults) {
        String text = words.get(way.get(way.size() - 1));
        if (text == null || way.indexOf(way.get(way.size() - 1)) < way.size() - 1) {
            faults.add(String.join(" names ", way) + (text == null ? ", which is missing" : ""));
            return;
        }
        Matcher name = NAMED.matcher(text);
        while (name.find()) {
            if (!name.group(1).matches("offers\\..*|.*\\.one")) {
                List<String> further = new ArrayList<>(way);
                further.add(name.group(1));
                named(words, further, faults);
            }
        }
    }

    @Test
    void everyTextTellsTheCustomersOfAnOrganisationWithMailOnlyWhereToWrite() {
        Tenant byMail =
                shipped.tenants().values().stream()
                        .filter(t -> t.support().phone().isEmpty())
                        .filter(t -> t.support().email().isPresent())
                        .findFirst()
                        .orElseThrow();
        WordBook words = new WordBook();
        String address = byMail.support().email().orElseThrow();
        for (Locale language : byMail.languages().available()) {
            String none = words.say(byMail, language, "support.name");
            List<String> vague =
                    shared.get("sv").keySet().stream()
                            .filter(key -> !key.startsWith("contact."))
                            .filter(key -> !key.matches("layout.support.*|support.(name|call)"))
                            .filter(key -> !key.matches("accessibility.tell.*|privacy.others.*"))
                            .filter(
                                    key -> {
                                        String said = words.say(byMail, language, key);
                                        return said.contains(none) && !said.contains(address);
                                    })
                            .toList();
            assertEquals(List.of(), vague);
        }
    }

    @Test
    void noSharedTextTakesAHouseholdForABusiness() {
        for (String word : List.of("verksamhet", "business")) {
            assertEquals(
                    List.of(),
                    shared.values().stream()
                            .flatMap(words -> words.entrySet().stream())
                            .filter(text -> text.getValue().contains(word))
                            .map(Map.Entry::getKey)
                            .toList());
        }
    }

    @Test
    void noOrganisationIsNamedInTheProductsOwnFiles() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Tenant tenant : shipped.tenants().values()) {
            names.add(tenant.id().value());
            names.add(tenant.hosts().primary().split("\\.")[0]);
            tenant.words()
                    .own()
                    .values()
                    .forEach(
                            words ->
                                    names.add(
                                            words.getOrDefault(
                                                            "brand.companyName",
                                                            tenant.id().value())
                                                    .toLowerCase(Locale.ROOT)));
        }
        List<String> named = new ArrayList<>();
        for (String kind : List.of(".java", ".xhtml", ".sql")) {
            for (Path file : sources(kind)) {
                String text = Files.readString(file).toLowerCase(Locale.ROOT);
                names.stream()
                        .filter(text::contains)
                        .forEach(name -> named.add(ROOT.relativize(file) + " names " + name));
            }
        }
        assertEquals(List.of(), named);
    }

    @Test
    void theReadmesTableOfSettingsIsTheOneTheProductUses() throws IOException {
        assumeTrue(Files.exists(ROOT.resolve("README.md")));
        String readme = Files.readString(ROOT.resolve("README.md"));
        List<String> missing =
                TenantFolders.settingsTable().lines().filter(row -> !readme.contains(row)).toList();
        assertEquals(List.of(), missing);
    }

    private static Set<String> without(Set<String> all, Set<String> these) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(these);
        return left;
    }

    private static List<String> keys(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=")[0])
                .toList();
    }

    /** The product's own files of a kind: what is delivered, not what tests it. */
    private static List<Path> sources(String kind) throws IOException {
        return files("platform", kind).stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();
    }

    private static List<Path> files(String folder, String kind) throws IOException {
        try (Stream<Path> paths = Files.walk(ROOT.resolve(folder))) {
            return paths.filter(path -> path.toString().endsWith(kind))
                    .filter(path -> !path.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}

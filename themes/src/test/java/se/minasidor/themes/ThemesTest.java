package se.minasidor.themes;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every brand can be read by everybody, by day and by night, and weighs little. */
class ThemesTest {

    private static final Path THEMES = Path.of("").toAbsolutePath();
    private static final Path BASE = THEMES.resolve("base");
    private static final Set<String> VARIABLES =
            new TreeSet<>(
                    List.of(
                            "brand",
                            "on-brand",
                            "band",
                            "on-band",
                            "accent",
                            "surface",
                            "surface-2",
                            "text",
                            "muted",
                            "border",
                            "focus",
                            "radius",
                            "font"));
    private static final double TEXT = 4.5;
    private static final double SHAPE = 3;
    private static final int LOGO_BYTES = 6 * 1024;
    private static final int MOTIF_BYTES = 2 * 1024;

    @TestFactory
    Stream<DynamicTest> everyPairOfColoursCanBeRead() throws IOException {
        Sheet base = Sheet.read(BASE.resolve("layout.css"));
        return brandsAndBase()
                .flatMap(
                        brand -> {
                            Sheet sheet = Sheet.read(brand.resolve("theme.css"));
                            String name = brand.getFileName().toString();
                            return Stream.of(
                                    DynamicTest.dynamicTest(
                                            name + " light",
                                            () -> readable(sheet.light(), base.light())),
                                    DynamicTest.dynamicTest(
                                            name + " dark",
                                            () -> readable(sheet.dark(), base.dark())));
                        });
    }

    private static void readable(Map<String, String> brand, Map<String, String> status) {
        Colour surface = colour(brand, "surface");
        Colour surface2 = colour(brand, "surface-2");
        Colour text = colour(brand, "text");
        Colour muted = colour(brand, "muted");
        Colour main = colour(brand, "brand");
        Colour onBrand = colour(brand, "on-brand");
        Colour band = colour(brand, "band");
        Colour onBand = colour(brand, "on-band");
        Colour focus = colour(brand, "focus");
        Colour tint = main.mixed(0.09, surface);
        Colour black = Colour.of("#000000");

        assertAll(
                () -> atLeast(TEXT, "text on surface", text, surface),
                () -> atLeast(TEXT, "text on surface-2", text, surface2),
                () -> atLeast(TEXT, "muted on surface", muted, surface),
                () -> atLeast(TEXT, "muted on surface-2", muted, surface2),
                () -> atLeast(TEXT, "on-brand on brand", onBrand, main),
                () -> atLeast(TEXT, "brand on surface", main, surface),
                () -> atLeast(TEXT, "brand on surface-2", main, surface2),
                () -> atLeast(TEXT, "on-band on band", onBand, band),
                () -> atLeast(SHAPE, "focus on surface", focus, surface),
                () -> atLeast(SHAPE, "focus on surface-2", focus, surface2),
                () -> atLeast(TEXT, "unchosen tab", onBand, onBand.mixed(0.13, band)),
                () -> atLeast(TEXT, "lead on band", onBand.mixed(0.88, band), band),
                () -> atLeast(TEXT, "button under the pointer", onBrand, black.mixed(0.14, main)),
                () -> atLeast(TEXT, "text on tint", text, tint),
                () -> atLeast(TEXT, "muted on tint", muted, tint));
        for (String kind : List.of("ok", "warn", "err", "info")) {
            Colour word = colour(status, kind);
            Colour ground = colour(status, kind + "-ground");
            assertAll(
                    () -> atLeast(TEXT, kind + " on its ground", word, ground),
                    () -> atLeast(TEXT, "text on the ground of " + kind, text, ground),
                    () -> atLeast(TEXT, kind + " on surface", word, surface),
                    () -> atLeast(TEXT, kind + " on surface-2", word, surface2));
        }
    }

    private static void atLeast(double floor, String pair, Colour a, Colour b) {
        double contrast = a.contrast(b);
        assertTrue(
                contrast >= floor,
                () -> "%s: %s on %s is %.2f, not %.1f".formatted(pair, a, b, contrast, floor));
    }

    private static Colour colour(Map<String, String> sheet, String name) {
        assertTrue(sheet.containsKey(name), () -> "--" + name + " is missing");
        return Colour.of(sheet.get(name));
    }

    @TestFactory
    Stream<DynamicTest> everyBrandIsTheSameVariables() throws IOException {
        return brandsAndBase()
                .map(
                        brand ->
                                DynamicTest.dynamicTest(
                                        brand.getFileName().toString(),
                                        () -> {
                                            Path css = brand.resolve("theme.css");
                                            Set<String> colours = new TreeSet<>(VARIABLES);
                                            colours.removeAll(Set.of("radius", "font"));
                                            assertEquals(
                                                    VARIABLES,
                                                    new TreeSet<>(
                                                            Sheet.read(css).light().keySet()));
                                            assertEquals(
                                                    colours,
                                                    new TreeSet<>(Sheet.darkBlock(css).keySet()));
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> drawingsAreSmallAndOnlyDrawings() throws IOException {
        return Files.walk(THEMES, 2)
                .filter(file -> file.toString().endsWith(".svg"))
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        THEMES.relativize(file).toString(), () -> harmless(file)));
    }

    private static void harmless(Path file) throws IOException {
        String svg = Sheet.text(file);
        int limit = file.endsWith("motif.svg") ? MOTIF_BYTES : LOGO_BYTES;
        assertTrue(Files.size(file) < limit, "more than " + limit + " bytes");
        assertFalse(
                svg.matches("(?is).*<(script|style|image|foreignobject|use|a)[\\s>].*"), "tags");
        assertFalse(svg.matches("(?is).*\\s(on[a-z]+|href|xlink:href|style)\\s*=.*"), "attributes");
        assertFalse(svg.replace("http://www.w3.org/2000/svg", "").contains("://"), "an address");
    }

    @Test
    void everyBrandHasALogoForLightAndDarkAndASignForTheTab() throws IOException {
        for (Path brand : brands().toList()) {
            for (String file : List.of("logo.svg", "logo-dark.svg", "favicon.svg")) {
                assertTrue(Files.isRegularFile(brand.resolve(file)), brand + " lacks " + file);
            }
        }
    }

    @Test
    void whatTheLoginPageLoadsIsLight() throws IOException {
        int shared = 0;
        for (String file : List.of("layout.css", "forms.css", "icons.svg", "app.js")) {
            shared += zipped(BASE.resolve(file));
        }
        for (Path brand : brands().toList()) {
            int total = shared;
            for (String file : List.of("theme.css", "logo.svg", "motif.svg", "favicon.svg")) {
                Path path = brand.resolve(file);
                total += Files.exists(path) ? zipped(path) : 0;
            }
            assertTrue(total < 15 * 1024, brand.getFileName() + " loads " + total + " bytes");
        }
    }

    @Test
    void sheetsHoldNoColoursOfTheirOwnBeyondTheStatusOnes() {
        for (String file : List.of("forms.css", "signedin.css", "tables.css", "primefaces.css")) {
            String css = Sheet.text(BASE.resolve(file)).replace("#000 14%", "");
            assertFalse(css.matches("(?s).*#[0-9a-fA-F]{3,6}[;\\s,)].*"), file + " names a colour");
        }
    }

    private static int zipped(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(Files.readAllBytes(file));
        }
        return bytes.size();
    }

    private static Stream<Path> brands() throws IOException {
        return brandsAndBase().filter(folder -> !folder.equals(BASE));
    }

    private static Stream<Path> brandsAndBase() throws IOException {
        return Files.list(THEMES).filter(f -> Files.exists(f.resolve("theme.css"))).sorted();
    }
}

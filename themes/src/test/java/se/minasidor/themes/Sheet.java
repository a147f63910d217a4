package se.minasidor.themes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of a style sheet: those of daylight, and those that the dark block replaces. */
record Sheet(Map<String, String> light, Map<String, String> dark) {

    private static final Pattern VARIABLE = Pattern.compile("--([a-z0-9-]+):\\s*([^;]+);");

    static Sheet read(Path file) {
        String css = text(file).replaceAll("(?s)/\\*.*?\\*/", "");
        int cut = css.indexOf("@media (prefers-color-scheme: dark)");
        Map<String, String> light = variables(css.substring(0, cut));
        Map<String, String> dark = new LinkedHashMap<>(light);
        dark.putAll(variables(css.substring(cut)));
        return new Sheet(light, dark);
    }

    /** What a brand says in its dark block itself. */
    static Map<String, String> darkBlock(Path file) {
        String css = text(file);
        return variables(css.substring(css.indexOf("@media (prefers-color-scheme: dark)")));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> variables(String css) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher matcher = VARIABLE.matcher(css);
        while (matcher.find()) {
            found.putIfAbsent(matcher.group(1), matcher.group(2).trim());
        }
        return found;
    }
}

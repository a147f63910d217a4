package se.minasidor.launcher.imports;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.minasidor.launcher.Refusal;
import se.minasidor.launcher.settings.Settings;

/**
 * What {@code ./minasidor import} is asked for.
 *
 * @param url of the organisation's portal; empty: the one the settings tell
 * @param errors where all findings are written as NDJSON
 */
public record ImportOptions(
        String tenant,
        String kind,
        List<Path> files,
        Optional<URI> url,
        String key,
        boolean dryRun,
        boolean again,
        Optional<Path> errors) {

    public static final String USAGE =
            """
            Usage: ./minasidor import <tenant> <kind> <file...> [options]

              kinds       customers, facilities, agreements, invoices, meter-days
              files       .ndjson, .jsonl or .csv, each also with .gz

              --url <address>    the portal's address; unless given: that of the portal that runs here
              --key <key>        a key with the scope imports:write; better in a file, or in the
              --key-file <file>  environment as MINASIDOR_API_KEY
              --dry-run          looks at everything and writes nothing
              --again            sends a file anew that was brought in before
              --errors <file>    writes all that was wrong, as NDJSON

            A file is known by its content: the same command again goes on where it was interrupted.
            Exit code: 0 all lines are in, 1 some were refused, 2 it failed.
            """;

    private static final List<String> KINDS =
            List.of("customers", "facilities", "agreements", "invoices", "meter-days");

    public static ImportOptions of(List<String> arguments, Map<String, String> environment) {
        List<String> words = new ArrayList<>();
        Optional<URI> url = Optional.empty();
        String key = environment.getOrDefault(Settings.API_KEY, "");
        Optional<Path> errors = Optional.empty();
        boolean dryRun = false;
        boolean again = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--dry-run" -> dryRun = true;
                case "--again" -> again = true;
                case "--url" -> url = Optional.of(address(value(arguments, ++i)));
                case "--key" -> key = value(arguments, ++i);
                case "--key-file" -> key = read(Path.of(value(arguments, ++i)));
                case "--errors" -> errors = Optional.of(Path.of(value(arguments, ++i)));
                default -> words.add(argument);
            }
        }
        Optional<String> unknown = words.stream().filter(w -> w.startsWith("--")).findFirst();
        if (words.size() < 3 || unknown.isPresent()) {
            throw new Refusal(unknown.map(w -> w + " is no option.\n").orElse("") + USAGE);
        }
        if (!KINDS.contains(words.get(1))) {
            throw new Refusal("There is no import of \"" + words.get(1) + "\"; kinds are " + KINDS);
        }
        if (key.isBlank()) {
            throw new Refusal(
                    "Which key? Make one with ./minasidor apikey create "
                            + words.get(0)
                            + " <name>, and give it by --key-file or "
                            + Settings.API_KEY
                            + ".");
        }
        List<Path> files = words.subList(2, words.size()).stream().map(Path::of).toList();
        files.forEach(ImportOptions::mustBeThere);
        return new ImportOptions(
                words.get(0), words.get(1), files, url, key.strip(), dryRun, again, errors);
    }

    private static String value(List<String> arguments, int at) {
        if (at >= arguments.size()) {
            throw new Refusal(arguments.get(at - 1) + " needs a value.\n" + USAGE);
        }
        return arguments.get(at);
    }

    private static URI address(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException wrong) {
            url = URI.create("");
        }
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new Refusal("--url says \"" + text + "\": write https://minasidor.example.se");
        }
        return url;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new Refusal("--key-file says \"" + file + "\", which cannot be read");
        }
    }

    private static void mustBeThere(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Refusal(file + " is no file that can be read");
        }
        if (SentFile.type(file).isEmpty()) {
            throw new Refusal(
                    file + ": what is in it? Name it .ndjson, .jsonl or .csv, with .gz if packed");
        }
    }

    public String mode() {
        return dryRun ? "dry-run" : "upsert";
    }

    /** The key is not for logs. */
    @Override
    public String toString() {
        return "import " + tenant + " " + kind + " " + files;
    }
}

package se.minasidor.launcher;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.minasidor.launcher.imports.ImportOptions;
import se.minasidor.launcher.settings.Settings;

/** The commands of {@code ./minasidor}. */
public final class Main {

    private static final String HELP =
            """
            Usage: ./minasidor <command>

              demo                          try it: everything on this computer, with demo data; Ctrl-C stops it all
              start                         production; settings by environment variables (help settings)
              doctor                        checks database, keys, tenants, and the way to mail, BankID and providers
              config validate [folder]      names every fault in the tenants' files
              config explain <tenant> <key> a setting's value and where it comes from
              import <tenant> <kind> <file...>  brings files in, with progress; import --help
              apikey create <tenant> <name> [--scopes a,b] [--days n]
              apikey list <tenant>
              apikey revoke <tenant> <id>
              help [settings]               this text, or all settings as a table
              help bankid|providers|mail|security  how to set it up, and what a login proves
            """;

    private Main() {}

    public static void main(String[] arguments) {
        // libraries say only what is wrong; the launcher speaks for itself
        Logger.getLogger("").setLevel(Level.WARNING);
        // the host tells the organisations apart, and no name of theirs needs to be resolved
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        int code;
        try {
            code = run(List.of(arguments));
        } catch (Refusal refusal) {
            refusal.reasons().forEach(System.err::println);
            code = 2;
        } catch (Exception failure) {
            System.err.println("Something unexpected went wrong: " + failure);
            failure.printStackTrace();
            code = 3;
        }
        System.exit(code);
    }

    private static int run(List<String> arguments) throws Exception {
        String command = arguments.isEmpty() ? "help" : arguments.get(0);
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        return switch (command) {
            case "demo" -> new Demo(Distribution.here(), System.getenv()).run();
            case "start" -> new Start(Distribution.here(), System.getenv()).run();
            case "doctor" -> new Doctor(Distribution.here(), System.getenv()).run();
            case "config" -> new ConfigCommand(System.getenv()).run(rest);
            case "apikey" -> new ApiKeyCommand(System.getenv()).run(rest);
            case "import" -> imports(rest);
            case "help", "-h", "--help" -> help(rest);
            default -> unknown(arguments);
        };
    }

    private static int imports(List<String> rest) throws Exception {
        if (rest.isEmpty() || rest.contains("--help") || rest.contains("-h")) {
            System.out.print(ImportOptions.USAGE);
            return rest.isEmpty() ? 2 : 0;
        }
        return new ImportCommand(System.getenv()).run(rest);
    }

    private static int help(List<String> rest) throws IOException {
        Optional<HelpTopic> topic = rest.stream().findFirst().flatMap(HelpTopic::of);
        if (topic.isPresent()) {
            System.out.print(topic.get().in(Distribution.here().root().resolve("README.md")));
        } else {
            System.out.print(rest.equals(List.of("settings")) ? Settings.table() : HELP);
        }
        return 0;
    }

    private static int unknown(List<String> arguments) {
        System.err.println("Unknown command: " + String.join(" ", arguments));
        System.err.print(HELP);
        return 2;
    }
}

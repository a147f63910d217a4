package se.minasidor.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import se.minasidor.tenancy.TenantCatalog;
import se.minasidor.tenancy.TenantFolders;

/** {@code config validate} and {@code config explain}: the same code as the running portal's. */
final class ConfigCommand {

    private final Map<String, String> environment;

    ConfigCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    int run(List<String> arguments) {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        if (command.equals("validate") && arguments.size() <= 2) {
            return validate(arguments.size() == 2 ? Path.of(arguments.get(1)) : live());
        }
        if (command.equals("explain") && arguments.size() == 3) {
            return explain(arguments.get(1), arguments.get(2));
        }
        throw new Refusal("Usage: config validate [folder] | config explain <tenant> <key>");
    }

    private static int validate(Path folder) {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new Refusal(folder + " is not a folder");
        }
        List<TenantCatalog.Fault> faults = TenantFolders.validate(folder);
        faults.forEach(System.out::println);
        if (faults.isEmpty()) {
            System.out.println(
                    TenantFolders.once(folder).tenants().size()
                            + " tenants, no faults ("
                            + name(folder)
                            + ")");
            return 0;
        }
        return 1;
    }

    private int explain(String tenant, String key) {
        List<String> lines = TenantFolders.explain(live(), tenant, key);
        if (lines.isEmpty()) {
            System.out.println("There is no tenant " + tenant + " in " + name(live()));
            return 1;
        }
        lines.forEach(System.out::println);
        return lines.get(0).endsWith("is not a known setting") ? 1 : 0;
    }

    private Path live() {
        return Installation.of(environment).tenants();
    }

    private static String name(Path folder) {
        return folder == null ? "those the product ships with" : folder.toString();
    }
}

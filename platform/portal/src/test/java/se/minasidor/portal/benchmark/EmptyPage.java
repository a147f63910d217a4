package se.minasidor.portal.benchmark;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import se.minasidor.portal.container.Node;

/** A page of the portal that has nothing of its own: what every page behind the login costs. */
final class EmptyPage {

    /** Of a page that reads nothing from the database either, whose words it takes away. */
    static final String ADDRESS = "/tillganglighet";

    private static final String VIEW = "accessibility/accessibility.xhtml";

    private EmptyPage() {}

    /** A copy of the portal with that page. */
    static Path inPortal() throws IOException {
        Path copy = Files.createDirectories(Path.of("target", "empty")).resolve("portal.war");
        Files.copy(Node.PORTAL, copy, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem war = FileSystems.newFileSystem(copy)) {
            Files.copy(
                    Path.of("src/test/resources/bare/inside.xhtml"),
                    war.getPath(VIEW),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }
}

package se.minasidor.tenancy.folders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.minasidor.tenancy.Tenant;

/** The folder an operator keeps the organisations in; it may change at any time. */
public final class LiveFolder {

    private static final long LARGEST_FILE = 1_000_000;
    private static final long SETTLED_AFTER_MILLIS = 3_000;

    /**
     * What a folder looks like from outside: names, sizes, times. A folder written a moment ago may
     * change again without looking different, so it is not settled yet and is read once more.
     */
    record Stamp(String look, boolean settled) {}

    private final Path top;

    public LiveFolder(Path top) {
        this.top = top;
    }

    /** Fills an empty or missing folder with the organisations the product ships with. */
    public boolean fillIfEmpty() throws IOException {
        Files.createDirectories(top);
        if (!names().isEmpty()) {
            return false;
        }
        for (Folder folder : Shipped.tenants().values()) {
            for (Map.Entry<String, byte[]> file : folder.files().entrySet()) {
                Path target = top.resolve(folder.name()).resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
        }
        return true;
    }

    boolean exists() {
        return Files.isDirectory(top);
    }

    /** Sub-folders in alphabetical order; hidden ones are somebody else's. */
    List<String> names() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(top)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!name.startsWith(".") && Files.isDirectory(entry)) {
                    names.add(name);
                }
            }
        }
        return List.copyOf(names);
    }

    Stamp stamp(String name) throws IOException {
        StringBuilder look = new StringBuilder();
        long newest = 0;
        for (Path file : files(name)) {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
            long written = seen.lastModifiedTime().toMillis();
            newest = Math.max(newest, written);
            look.append(file.getFileName())
                    .append('|')
                    .append(seen.size())
                    .append('|')
                    .append(seen.lastModifiedTime())
                    .append('|')
                    .append(seen.fileKey())
                    .append('\n');
        }
        long age = System.currentTimeMillis() - newest;
        return new Stamp(look.toString(), age > SETTLED_AFTER_MILLIS);
    }

    Folder read(String name) throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        Map<String, byte[]> settings = new TreeMap<>();
        Map<String, byte[]> theme = new TreeMap<>();
        Map<String, Supplier<byte[]>> later = new HashMap<>();
        Path folder = top.resolve(name);
        for (Path file : files(name)) {
            String path = folder.relativize(file).toString().replace('\\', '/');
            byte[] content = Files.readAllBytes(file);
            all.put(path, content);
            if (path.startsWith("theme/")) {
                String inTheme = path.substring("theme/".length());
                theme.put(inTheme, content);
                later.put(inTheme, () -> readNow(file));
            } else {
                settings.put(path, content);
            }
        }
        Optional<Tenant.Theme> own =
                theme.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Tenant.Theme(Folder.hash(theme), Map.copyOf(later)));
        return new Folder(name, settings, own, Folder.hash(all));
    }

    private static byte[] readNow(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> paths = Files.walk(top.resolve(name), 3, FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(LiveFolder::readable).sorted().toList();
        } catch (UncheckedIOException raced) {
            throw raced.getCause();
        } catch (NoSuchFileException removed) {
            return List.of();
        }
    }

    private static boolean readable(Path file) {
        try {
            return Files.isRegularFile(file)
                    && !file.getFileName().toString().startsWith(".")
                    && !file.getFileName().toString().endsWith("~")
                    && Files.size(file) <= LARGEST_FILE;
        } catch (IOException gone) {
            return false;
        }
    }
}

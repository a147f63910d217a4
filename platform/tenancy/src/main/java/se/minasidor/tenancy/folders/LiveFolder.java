package se.minasidor.tenancy.folders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.minasidor.tenancy.Tenant;

/** The folder an operator keeps the organisations in; it may change at any time. */
public final class LiveFolder {

    private static final int DEPTH = 3;
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

    /** How every sub-folder looks now, in one walk, because there may be thousands of them. */
    SortedMap<String, Stamp> stamps() throws IOException {
        SortedMap<String, Look> looks = new TreeMap<>();
        Files.walkFileTree(
                top,
                EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                DEPTH + 1,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes seen) {
                        Path path = top.relativize(folder);
                        if (path.getFileName().toString().startsWith(".")) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        if (path.getNameCount() == 1 && !folder.equals(top)) {
                            looks.put(path.toString(), new Look());
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes seen) {
                        Path path = top.relativize(file);
                        if (path.getNameCount() > 1 && seen.isRegularFile()) {
                            looks.get(path.getName(0).toString()).add(path, seen);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path gone, IOException why) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        SortedMap<String, Stamp> stamps = new TreeMap<>();
        looks.forEach((name, look) -> stamps.put(name, look.stamp()));
        return stamps;
    }

    private static final class Look {
        private final List<String> files = new ArrayList<>();
        private long newest;

        void add(Path path, BasicFileAttributes seen) {
            long written = seen.lastModifiedTime().to(TimeUnit.NANOSECONDS);
            newest = Math.max(newest, written);
            files.add(path + "|" + seen.size() + "|" + written + "|" + seen.fileKey());
        }

        Stamp stamp() {
            Collections.sort(files);
            long age = System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(newest);
            return new Stamp(String.join("\n", files), age > SETTLED_AFTER_MILLIS);
        }
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

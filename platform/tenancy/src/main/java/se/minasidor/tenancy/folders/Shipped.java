package se.minasidor.tenancy.folders;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import se.minasidor.tenancy.Tenant;

/**
 * What the product brings along on its class path: the shared settings and texts, the organisations
 * it ships with, and the brands. Read once; a few hundred kilobytes in all.
 */
public final class Shipped {

    static final String SHARED = "shared";

    private static final class Contents {
        static final Map<String, Folder> TENANTS = tenantFolders();
        static final Map<String, Tenant.Theme> THEMES = themes();
    }

    private Shipped() {}

    /** All shipped folders but the shared one. */
    static Map<String, Folder> tenants() {
        Map<String, Folder> tenants = new TreeMap<>(Contents.TENANTS);
        tenants.remove(SHARED);
        return tenants;
    }

    static Folder shared() {
        return Contents.TENANTS.getOrDefault(
                SHARED, new Folder(SHARED, Map.of(), Optional.empty(), ""));
    }

    static Map<String, Tenant.Theme> brands() {
        return Contents.THEMES;
    }

    /** The files all brands share. */
    public static Tenant.Theme base() {
        return Contents.THEMES.getOrDefault("base", new Tenant.Theme("none", Map.of()));
    }

    private static Map<String, Folder> tenantFolders() {
        Map<String, Folder> folders = new TreeMap<>();
        read("minasidor/tenants/", "shared/tenant.properties")
                .forEach(
                        (name, files) -> {
                            Map<String, byte[]> settings = new TreeMap<>(files);
                            settings.keySet().removeIf(file -> file.startsWith("theme/"));
                            Optional<Tenant.Theme> own =
                                    Optional.of(below("theme/", files))
                                            .filter(theme -> !theme.isEmpty())
                                            .map(Shipped::theme);
                            folders.put(name, new Folder(name, settings, own, Folder.hash(files)));
                        });
        return Collections.unmodifiableMap(folders);
    }

    private static Map<String, byte[]> below(String prefix, Map<String, byte[]> files) {
        Map<String, byte[]> below = new TreeMap<>();
        files.forEach(
                (file, content) -> {
                    if (file.startsWith(prefix)) {
                        below.put(file.substring(prefix.length()), content);
                    }
                });
        return below;
    }

    private static Map<String, Tenant.Theme> themes() {
        Map<String, Tenant.Theme> themes = new TreeMap<>();
        read("minasidor/themes/", "base/layout.css")
                .forEach((name, files) -> themes.put(name, theme(files)));
        return Collections.unmodifiableMap(themes);
    }

    private static Tenant.Theme theme(Map<String, byte[]> files) {
        Map<String, Supplier<byte[]>> suppliers = new HashMap<>();
        files.forEach((file, content) -> suppliers.put(file, () -> content));
        return new Tenant.Theme(Folder.hash(files), Map.copyOf(suppliers));
    }

    /** Every file below a class path folder: sub-folder, then path inside it. */
    private static Map<String, Map<String, byte[]>> read(String root, String aFileInIt) {
        Map<String, Map<String, byte[]>> folders = new TreeMap<>();
        try {
            for (URL found : places(root, aFileInIt)) {
                if (found.getProtocol().equals("jar")) {
                    readJar(found, root, folders);
                } else {
                    readDirectory(found, root, aFileInIt, folders);
                }
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException(
                    "The class path's " + root + " is not readable", unreadable);
        }
        return folders;
    }

    private static List<URL> places(String root, String aFileInIt) throws IOException {
        ClassLoader loader = Shipped.class.getClassLoader();
        List<URL> byFile = Collections.list(loader.getResources(root + aFileInIt));
        return byFile.isEmpty() ? Collections.list(loader.getResources(root)) : byFile;
    }

    private static void readJar(URL found, String root, Map<String, Map<String, byte[]>> folders)
            throws IOException {
        JarURLConnection connection = (JarURLConnection) found.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith(root) && !entry.isDirectory()) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        keep(entry.getName().substring(root.length()), in.readAllBytes(), folders);
                    }
                }
            }
        }
    }

    private static void readDirectory(
            URL found, String root, String aFileInIt, Map<String, Map<String, byte[]>> folders)
            throws IOException, URISyntaxException {
        String address = found.toString();
        int end =
                address.endsWith(aFileInIt)
                        ? address.length() - aFileInIt.length()
                        : address.length();
        Path top = Path.of(new URI(address.substring(0, end)));
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                String name = top.relativize(path).toString().replace('\\', '/');
                keep(name, Files.readAllBytes(path), folders);
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static void keep(
            String path, byte[] content, Map<String, Map<String, byte[]>> folders) {
        int slash = path.indexOf('/');
        if (slash > 0) {
            folders.computeIfAbsent(path.substring(0, slash), name -> new TreeMap<>())
                    .put(path.substring(slash + 1), content);
        }
    }
}

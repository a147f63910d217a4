package se.minasidor.login;

import java.util.Set;

/**
 * What may be seen without signing in. Everything that is not named here is behind the login, so a
 * new page is protected until somebody decides otherwise.
 */
final class PublicPaths {

    private static final Set<String> PAGES =
            Set.of(
                    "/",
                    "/registrera",
                    "/losenord",
                    "/losenord/valj",
                    "/losenord/epost",
                    "/losenord/nytt",
                    "/skapa-konto",
                    "/skapa-konto/verifiera",
                    ReturnPath.FIRST_VISIT,
                    "/bankid",
                    "/bankid/klar",
                    "/bankid/lage",
                    "/bankid/kod",
                    "/hjalp",
                    "/kontakt",
                    "/personuppgifter",
                    "/tillganglighet",
                    "/sprak",
                    "/lank",
                    "/logga-ut");

    /** Files and interfaces that know no visitor; the API has its own keys. */
    private static final Set<String> FILES =
            Set.of("/favicon.ico", "/robots.txt", "/metrics", "/openapi", "/health");

    private PublicPaths() {}

    static boolean page(String path) {
        return PAGES.contains(path) || path.startsWith("/hjalp/") || path.startsWith("/logga-in/");
    }

    static boolean withoutVisitor(String path) {
        return FILES.contains(path)
                || path.startsWith("/t/")
                || path.startsWith("/health/")
                || path.startsWith("/openapi/")
                || path.startsWith("/metrics/")
                || path.startsWith("/api/")
                || path.startsWith("/jakarta.faces.resource/");
    }
}

package se.minasidor.launcher.providers;

import jakarta.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.Route;
import se.minasidor.launcher.PrivateFile;
import se.minasidor.launcher.demo.DemoData;

/**
 * One server that plays three providers, each with an issuer and keys of its own. It lets everybody
 * in as whomever they choose, which is why {@code start} refuses tenants that name it.
 */
public final class DemoProviders implements AutoCloseable {

    private static final List<String> NAMES = List.of("microsoft", "google", "facebook");

    private final MockOAuth2Server server;
    private final int port;
    private final Path page;
    private final Path secret;

    private DemoProviders(MockOAuth2Server server, int port, Path page, Path secret) {
        this.server = server;
        this.port = port;
        this.page = page;
        this.secret = secret;
    }

    /**
     * @param folder where its login page and the secret that nobody checks lie
     */
    public static DemoProviders start(int port, Path folder) throws IOException {
        PrivateFile.folder(folder);
        Path page = folder.resolve("login.html");
        Files.writeString(page, TestLoginPage.html(List.of()));
        Path secret = folder.resolve("client.secret");
        Files.writeString(secret, "not-checked-by-the-demo\n");
        String config =
                Json.createObjectBuilder()
                        .add("interactiveLogin", true)
                        .add("loginPagePath", page.toString())
                        .build()
                        .toString();
        MockOAuth2Server server =
                new MockOAuth2Server(OAuth2Config.Companion.fromJson(config), new Route[0]);
        server.start(InetAddress.getByName("127.0.0.1"), port);
        return new DemoProviders(server, port, page, secret);
    }

    /** The people of the organisations that let them in by a provider. */
    public void offer(List<DemoData> all) throws IOException {
        List<DemoData.Login> people =
                all.stream()
                        .filter(data -> data.tenant().login().methods().contains("social"))
                        .flatMap(data -> data.logins().stream())
                        .toList();
        Files.writeString(page, TestLoginPage.html(people));
    }

    public String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** How the demo's organisations are registered here. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : NAMES) {
            String key = "login.oidc." + name + ".";
            settings.put(key + "issuer", address() + name);
            settings.put(key + "clientId", "minasidor-demo");
            settings.put(key + "clientSecret", "file:" + secret);
        }
        return settings;
    }

    @Override
    public void close() {
        server.shutdown();
    }
}

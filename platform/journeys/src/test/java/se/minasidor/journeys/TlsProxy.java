package se.minasidor.journeys;

import io.undertow.Undertow;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The proxy an operator puts before the portal: speaks HTTPS with a certificate of its own making,
 * keeps the Host header and says in X-Forwarded-For and -Proto who came and how.
 */
final class TlsProxy implements AutoCloseable {

    private static final String PASSWORD = "of no use elsewhere";

    /** Ends connections that wait, before the portal ends them while something is sent. */
    private final LoadBalancingProxyClient portal =
            new LoadBalancingProxyClient().setSoftMaxConnectionsPerThread(0).setTtl(5_000);

    private final Undertow server;

    private TlsProxy(int port, SSLContext tls) {
        server =
                Undertow.builder()
                        .addHttpsListener(port, "127.0.0.1", tls)
                        .setHandler(
                                ProxyHandler.builder()
                                        .setProxyClient(portal)
                                        .setMaxRequestTime(60_000)
                                        .build())
                        .build();
    }

    static TlsProxy start(int port) throws IOException, GeneralSecurityException {
        TlsProxy proxy = new TlsProxy(port, tls());
        proxy.server.start();
        return proxy;
    }

    /** Sends what comes from now on to that port. */
    void leadTo(int port) {
        portal.addHost(URI.create("http://127.0.0.1:" + port));
    }

    @Override
    public void close() {
        server.stop();
    }

    private static SSLContext tls() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(selfSigned())) {
            keys.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    private static Path selfSigned() throws IOException {
        Path file = Files.createTempDirectory("minasidor-tls").resolve("proxy.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "proxy",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=DNS:localhost,DNS:*.localhost",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                file.toString())
                        .inheritIO()
                        .start();
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool made no certificate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return file;
    }
}

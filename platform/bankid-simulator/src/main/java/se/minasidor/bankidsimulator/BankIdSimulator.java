package se.minasidor.bankidsimulator;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/**
 * The simulator, running: RP API v6.0 over TLS with client certificates on one port, and on another
 * the page that stands for the phone. Both on 127.0.0.1 only.
 */
public final class BankIdSimulator implements AutoCloseable {

    static {
        // else small answers wait for the other side's acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpsServer api;
    private final HttpServer phone;
    private final ExecutorService threads;
    private final TestCertificates certificates;
    private final Script script = new Script();
    private final List<TestPerson> people = new CopyOnWriteArrayList<>();
    private final Orders orders;

    private BankIdSimulator(
            int apiPort,
            int phonePort,
            TestCertificates certificates,
            List<TestPerson> people,
            Clock clock)
            throws IOException, GeneralSecurityException {
        this.certificates = certificates;
        orders = new Orders(clock);
        threads =
                Executors.newCachedThreadPool(
                        work -> {
                            Thread thread = new Thread(work, "bankid-simulator");
                            thread.setDaemon(true);
                            return thread;
                        });
        InetAddress here = InetAddress.getByName("127.0.0.1");
        api = HttpsServer.create(new InetSocketAddress(here, apiPort), 0);
        api.setHttpsConfigurator(configurator());
        api.createContext("/", new RpApi(orders, script));
        api.setExecutor(threads);
        phone = HttpServer.create(new InetSocketAddress(here, phonePort), 0);
        this.people.addAll(people);
        phone.createContext(
                "/", new PhonePages(orders, script, this.people, new Completion(certificates)));
        phone.setExecutor(threads);
    }

    /**
     * @param apiPort 0 for any
     * @param phonePort 0 for any
     * @param people those to pick from on the phone page; others can be typed
     */
    public static BankIdSimulator start(
            int apiPort, int phonePort, TestCertificates certificates, List<TestPerson> people)
            throws IOException {
        return start(apiPort, phonePort, certificates, people, Clock.systemUTC());
    }

    /** The same with a clock that a test can turn. */
    public static BankIdSimulator start(
            int apiPort,
            int phonePort,
            TestCertificates certificates,
            List<TestPerson> people,
            Clock clock)
            throws IOException {
        try {
            BankIdSimulator simulator =
                    new BankIdSimulator(apiPort, phonePort, certificates, people, clock);
            simulator.api.start();
            simulator.phone.start();
            return simulator;
        } catch (GeneralSecurityException e) {
            throw new IOException("The simulator did not start", e);
        }
    }

    private HttpsConfigurator configurator() throws GeneralSecurityException, IOException {
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(certificates.server(), TestCertificates.serverPassword());
        KeyStore parties = KeyStore.getInstance("PKCS12");
        parties.load(null, null);
        parties.setCertificateEntry("root", certificates.tls().certificate());
        TrustManagerFactory trusted =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(parties);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                ssl.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                parameters.setSSLParameters(ssl);
            }
        };
    }

    /** The address of the API, which paths such as {@code auth} are added to. */
    public URI url() {
        return URI.create("https://localhost:" + api.getAddress().getPort() + RpApi.PATH);
    }

    /** The address of the phone page. */
    public URI phone() {
        return URI.create("http://127.0.0.1:" + phone.getAddress().getPort() + "/");
    }

    /** One more to pick from. */
    public void know(TestPerson person) {
        people.add(person);
    }

    public TestCertificates certificates() {
        return certificates;
    }

    public Script script() {
        return script;
    }

    /** Ends every connection; orders are gone. */
    @Override
    public void close() {
        api.stop(0);
        phone.stop(0);
        threads.shutdownNow();
    }
}

package se.minasidor.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.minasidor.bankidsimulator.BankIdSimulator;
import se.minasidor.bankidsimulator.TestCertificates;
import se.minasidor.bankidsimulator.TestPerson;
import se.minasidor.launcher.demo.DemoData;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantCatalog;
import se.minasidor.tenancy.TenantFolders;
import se.minasidor.tenancy.WordBook;

/**
 * The demo's BankID: a simulator with certificates of its own in the data folder. Its classes are
 * on the demo's class path only, and {@code start} knows no setting that could lead to it.
 */
final class DemoBankId implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DemoBankId.class.getName());

    private static final String METHOD = "bankid";

    private final BankIdSimulator simulator;
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "test certificates");
                        thread.setDaemon(true);
                        return thread;
                    });

    private DemoBankId(BankIdSimulator simulator) {
        this.simulator = simulator;
    }

    /** The phone is on the port, or the next free one, and the service above it. */
    static DemoBankId start(Path data, int phonePort) throws IOException {
        TestCertificates certificates = TestCertificates.in(data.resolve("bankid"));
        // the folder must be there when the settings are read, before organisations are known
        certificates.relyingParty("demo", "Demo");
        return new DemoBankId(
                Ports.startFrom(
                        phonePort,
                        phone ->
                                BankIdSimulator.start(
                                        Ports.freeFrom(phone + 1),
                                        phone,
                                        certificates,
                                        List.of())));
    }

    /** Where the portal finds it. */
    Map<String, String> settings() {
        TestCertificates certificates = simulator.certificates();
        return Map.of(
                "BANKID_URL",
                simulator.url().toString(),
                "BANKID_ROOT",
                certificates.root().toString(),
                "BANKID_SIGNATURE_ROOT",
                certificates.signatureRoot().toString(),
                "BANKID_CERTIFICATES",
                certificates.relyingParties().toString());
    }

    /** Where the phone is; no setting of a production portal. */
    Map<String, String> environment() {
        return Map.of("MINASIDOR_BANKID_APP", simulator.phone().toString());
    }

    /** Gives each organisation that offers BankID a certificate, also those that come later. */
    void certify(Path tenants) {
        Supplier<TenantCatalog.Snapshot> folders = TenantFolders.watched(tenants);
        TenantCatalog.Snapshot now = folders.get();
        certify(now);
        AtomicReference<TenantCatalog.Snapshot> seen = new AtomicReference<>(now);
        looking.scheduleWithFixedDelay(
                () -> {
                    try {
                        TenantCatalog.Snapshot then = folders.get();
                        if (seen.get() != then) {
                            certify(then);
                            seen.set(then);
                        }
                    } catch (RuntimeException e) { // or it would never look again
                        LOG.log(Level.WARNING, "No test certificates now: {0}", e.toString());
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
    }

    private void certify(TenantCatalog.Snapshot folders) {
        WordBook words = new WordBook();
        for (Tenant tenant : folders.tenants().values()) {
            if (tenant.login().methods().contains(METHOD)) {
                simulator
                        .certificates()
                        .relyingParty(
                                tenant.login().bankIdCertificate(),
                                words.say(
                                        tenant,
                                        tenant.languages().preferred(),
                                        "brand.companyName"));
            }
        }
    }

    /** The people who can be picked on the phone page. */
    void know(List<DemoData> all) {
        for (DemoData data : all) {
            for (DemoData.Login login : people(data)) {
                simulator.know(
                        new TestPerson(
                                login.identityNumber(), login.name(), data.tenant().id().value()));
            }
        }
    }

    private static List<DemoData.Login> people(DemoData data) {
        List<DemoData.Login> people = new ArrayList<>(data.logins());
        people.removeIf(login -> !login.person());
        return people;
    }

    String phone() {
        return simulator.phone().toString();
    }

    @Override
    public void close() {
        looking.shutdownNow();
        simulator.close();
    }
}

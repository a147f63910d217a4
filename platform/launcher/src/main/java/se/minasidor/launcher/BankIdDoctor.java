package se.minasidor.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import se.minasidor.launcher.settings.Settings;
import se.minasidor.login.BankIdCertificate;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantFolders;

/** Looks at what stands between the portal and BankID, one step after the other. */
final class BankIdDoctor {

    /** In every certificate of the simulator. */
    private static final String SIMULATOR = "Minasidor BankID simulator";

    private static final String TEST_SERVICE = "appapi2.test.bankid.com";
    private static final Duration SOON = Duration.ofDays(60);
    private static final int METHOD_NOT_ALLOWED = 405;

    private final Installation installation;
    private final Settings settings;

    BankIdDoctor(Installation installation, Settings settings) {
        this.installation = installation;
        this.settings = settings;
    }

    /** Why a production portal may not start with these settings. */
    static List<String> refusals(Settings settings) {
        List<String> reasons = new ArrayList<>();
        String url = settings.get("BANKID_URL");
        String host = URI.create(url).getHost();
        if (host.equals("localhost") || host.startsWith("127.")) {
            reasons.add("MINASIDOR_BANKID_URL says \"" + url + "\": that is no BankID");
        }
        for (String name : List.of("BANKID_ROOT", "BANKID_SIGNATURE_ROOT")) {
            settings.find(name)
                    .flatMap(BankIdDoctor::faultOfRoot)
                    .ifPresent(fault -> reasons.add("MINASIDOR_" + name + ": " + fault));
        }
        if (host.equals(TEST_SERVICE)) {
            System.err.println(
                    "Warning: MINASIDOR_BANKID_URL is BankID's test service, where anybody can be"
                            + " anybody. Not for real customers.");
        }
        return reasons;
    }

    private static Optional<String> faultOfRoot(String file) {
        try {
            boolean simulator =
                    BankIdCertificate.pem(Path.of(file)).stream()
                            .map(root -> root.getSubjectX500Principal().getName())
                            .anyMatch(name -> name.contains(SIMULATOR));
            return simulator ? Optional.of("this root is the simulator's") : Optional.empty();
        } catch (BankIdCertificate.Unusable wrong) {
            return Optional.of(wrong.getMessage());
        }
    }

    void look(BiConsumer<String, Object> well, BiConsumer<String, String> bad) {
        List<Tenant> offering =
                TenantFolders.once(installation.tenants()).tenants().values().stream()
                        .filter(tenant -> tenant.login().methods().contains("bankid"))
                        .sorted(Comparator.comparing(tenant -> tenant.id().value()))
                        .toList();
        Optional<Path> folder = settings.find("BANKID_CERTIFICATES").map(Path::of);
        Optional<Path> root = settings.find("BANKID_ROOT").map(Path::of);
        List<String> without = new ArrayList<>();
        for (Tenant tenant : offering) {
            String name = tenant.login().bankIdCertificate();
            if (folder.isEmpty()
                    || root.isEmpty()
                    || !Files.exists(BankIdCertificate.file(folder.get(), name))) {
                without.add(tenant.id().value());
            } else {
                look(tenant, folder.get(), root.get(), well, bad);
            }
        }
        if (!without.isEmpty()) {
            well.accept(
                    "bankid",
                    "no certificate for "
                            + String.join(", ", without)
                            + "; there it is announced and cannot be used");
        }
    }

    private void look(
            Tenant tenant,
            Path folder,
            Path root,
            BiConsumer<String, Object> well,
            BiConsumer<String, String> bad) {
        String what = tenant.id() + ": ";
        try {
            BankIdCertificate certificate =
                    BankIdCertificate.open(folder, tenant.login().bankIdCertificate(), root);
            Instant end = certificate.certificate().getNotAfter().toInstant();
            String until =
                    "its certificate is good until "
                            + end.atZone(ZoneId.systemDefault()).toLocalDate();
            if (end.isBefore(Instant.now().plus(SOON))) {
                bad.accept("bankid", what + until + "; order a new one from the bank");
            }
            Optional<String> silent = answers(certificate);
            if (silent.isPresent()) {
                bad.accept("bankid", what + silent.get());
            } else {
                well.accept("bankid", what + "BankID answers, " + until);
            }
        } catch (BankIdCertificate.Unusable wrong) {
            bad.accept("bankid", what + wrong.getMessage());
        }
    }

    /** A GET is refused by BankID itself only after both sides have shown their certificates. */
    private Optional<String> answers(BankIdCertificate certificate) {
        String url = settings.get("BANKID_URL");
        try {
            HttpResponse<Void> answer =
                    HttpClient.newBuilder()
                            .sslContext(certificate.tls())
                            .connectTimeout(Duration.ofSeconds(5))
                            .build()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create(url.endsWith("/") ? url : url + "/")
                                                            .resolve("auth"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == METHOD_NOT_ALLOWED
                    ? Optional.empty()
                    : Optional.of(url + " answers " + answer.statusCode() + " instead of 405");
        } catch (IOException silent) {
            return Optional.of(
                    "no connection to "
                            + url
                            + " with its certificate and MINASIDOR_BANKID_ROOT ("
                            + silent.getMessage()
                            + ")");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}

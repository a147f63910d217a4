package se.minasidor.launcher;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    private final Duration patience;

    BankIdDoctor(Installation installation, Settings settings) {
        this(installation, settings, Duration.ofSeconds(5));
    }

    BankIdDoctor(Installation installation, Settings settings, Duration patience) {
        this.installation = installation;
        this.settings = settings;
        this.patience = patience;
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
        TenantFolders.once(installation.tenants()).tenants().values().stream()
                .filter(Tenant::active)
                .filter(tenant -> tenant.login().methods().contains("bankid"))
                .sorted(Comparator.comparing(tenant -> tenant.id().value()))
                .forEach(tenant -> look(tenant, well, bad));
    }

    private void look(
            Tenant tenant, BiConsumer<String, Object> well, BiConsumer<String, String> bad) {
        Optional<Path> folder = settings.find("BANKID_CERTIFICATES").map(Path::of);
        Optional<Path> root = settings.find("BANKID_ROOT").map(Path::of);
        Optional<String> missing = missing(tenant, folder, root);
        if (missing.isPresent()) {
            well.accept(
                    "bankid",
                    tenant.id() + ": announced, and nobody can press it; " + missing.get());
        } else {
            look(tenant, folder.get(), root.get(), well, bad);
        }
    }

    /** What an organisation that has no BankID yet lacks first. */
    private static Optional<String> missing(
            Tenant tenant, Optional<Path> folder, Optional<Path> root) {
        String name = tenant.login().bankIdCertificate();
        if (folder.isEmpty()) {
            return Optional.of("MINASIDOR_BANKID_CERTIFICATES is not set");
        }
        Path file = BankIdCertificate.file(folder.get(), name);
        if (!Files.exists(file)) {
            return Optional.of(
                    "it opens with " + file + ", and its password in " + name + ".password");
        }
        return root.isEmpty() ? Optional.of("MINASIDOR_BANKID_ROOT is not set") : Optional.empty();
    }

    private void look(
            Tenant tenant,
            Path folder,
            Path root,
            BiConsumer<String, Object> well,
            BiConsumer<String, String> bad) {
        String what = tenant.id() + ": ";
        Optional<String> noRoot = unreadable("root", "BANKID_ROOT", root);
        if (noRoot.isPresent()) {
            bad.accept("bankid", what + noRoot.get());
            return;
        }
        try {
            BankIdCertificate certificate =
                    BankIdCertificate.open(folder, tenant.login().bankIdCertificate(), root);
            Instant end = certificate.certificate().getNotAfter().toInstant();
            LocalDate day = end.atZone(ZoneId.systemDefault()).toLocalDate();
            if (end.isBefore(Instant.now())) {
                bad.accept(
                        "bankid",
                        what
                                + "certificate: it ended on "
                                + day
                                + "; order a new one from the bank");
                return;
            }
            String until = "its certificate is good until " + day;
            if (end.isBefore(Instant.now().plus(SOON))) {
                bad.accept("bankid", what + until + "; order a new one from the bank");
            }
            Optional<String> silent = answers(certificate);
            if (silent.isPresent()) {
                bad.accept("bankid", what + silent.get());
                return;
            }
            Optional<Path> signatures = settings.find("BANKID_SIGNATURE_ROOT").map(Path::of);
            Optional<String> noSignatures =
                    signatures.flatMap(
                            file -> unreadable("signatures", "BANKID_SIGNATURE_ROOT", file));
            if (noSignatures.isPresent()) {
                bad.accept("bankid", what + noSignatures.get());
                return;
            }
            well.accept(
                    "bankid",
                    what
                            + "BankID answers, "
                            + until
                            + (signatures.isPresent()
                                    ? ""
                                    : "; MINASIDOR_BANKID_SIGNATURE_ROOT is not set, so people's"
                                            + " signatures are not checked"));
        } catch (BankIdCertificate.Unusable wrong) {
            bad.accept("bankid", what + "certificate: " + wrong.getMessage());
        }
    }

    private static Optional<String> unreadable(String step, String setting, Path root) {
        try {
            BankIdCertificate.pem(root);
            return Optional.empty();
        } catch (BankIdCertificate.Unusable wrong) {
            return Optional.of(step + ": " + wrong.getMessage() + "; see MINASIDOR_" + setting);
        }
    }

    /** A GET is refused by BankID itself only after both sides have shown their certificates. */
    private Optional<String> answers(BankIdCertificate certificate) {
        String url = settings.get("BANKID_URL");
        try {
            HttpResponse<Void> answer =
                    HttpClient.newBuilder()
                            .sslContext(certificate.tls())
                            .connectTimeout(patience)
                            .build()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create(url.endsWith("/") ? url : url + "/")
                                                            .resolve("auth"))
                                            .timeout(patience)
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == METHOD_NOT_ALLOWED
                    ? Optional.empty()
                    : Optional.of(
                            "service: "
                                    + url
                                    + " answers "
                                    + answer.statusCode()
                                    + " instead of 405; see MINASIDOR_BANKID_URL");
        } catch (IOException failed) {
            return Optional.of(step(url, failed));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /** How far we came, by what was thrown. */
    private static String step(String url, IOException failed) {
        String host = URI.create(url).getHost();
        String why = String.valueOf(failed.getMessage());
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "name: no computer is called \"" + host + "\"; see MINASIDOR_BANKID_URL";
            }
        }
        if (failed instanceof ConnectException || failed instanceof HttpConnectTimeoutException) {
            return "connect: "
                    + host
                    + " does not answer; see MINASIDOR_BANKID_URL, and firewalls on the way out";
        }
        if (why.matches(".*(PKIX|subject alternative|No name matching).*")) {
            return "TLS: "
                    + host
                    + " shows a certificate that MINASIDOR_BANKID_ROOT does not vouch for ("
                    + why
                    + ")";
        }
        if (failed instanceof HttpTimeoutException) {
            return "service: " + url + " takes the connection and does not answer";
        }
        return "TLS: "
                + host
                + " ends the connection ("
                + why
                + "): it does not know this certificate; test and production have certificates of"
                + " their own, see MINASIDOR_BANKID_URL";
    }
}

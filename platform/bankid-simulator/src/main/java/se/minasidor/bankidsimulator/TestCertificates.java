package se.minasidor.bankidsimulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * All certificates of the simulator, made once and kept in a folder: two roots as BankID has them
 * (one for TLS, one for people's signatures), the server's own, and one for each relying party.
 */
public final class TestCertificates {

    /** Found in every certificate here; {@code start} knows the simulator by it. */
    public static final String MARK = "Minasidor BankID simulator";

    private static final char[] OWN = "simulator".toCharArray();
    private static final String ALIAS = "key";

    private final Path folder;
    private final Authority tls;
    private final Authority people;
    private final X509Certificate peopleRoot;
    private final Authority ocsp;
    private final KeyStore server;

    private TestCertificates(Path folder) throws IOException, GeneralSecurityException {
        this.folder = folder;
        if (!Files.exists(folder.resolve("server.p12"))) {
            make(folder);
        }
        tls = authority("tls.p12");
        people = authority("people.p12");
        peopleRoot = (X509Certificate) load("people.p12").getCertificateChain(ALIAS)[1];
        ocsp = authority("ocsp.p12");
        server = load("server.p12");
    }

    /** Those in the folder; made where there are none yet. */
    public static TestCertificates in(Path folder) {
        try {
            Files.createDirectories(folder);
            return new TestCertificates(folder);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("No test certificates in " + folder, e);
        }
    }

    private static void make(Path folder) throws IOException, GeneralSecurityException {
        Authority tls = Authority.root("CN=TEST ONLY TLS root, O=" + MARK);
        store(folder.resolve("tls.p12"), OWN, tls.key(), tls.certificate());
        pem(folder.resolve("root.pem"), tls.certificate());
        Authority root = Authority.root("CN=TEST ONLY signature root, O=" + MARK);
        pem(folder.resolve("signature-root.pem"), root.certificate());
        Authority people = root.below("CN=TEST ONLY bank CA, O=" + MARK);
        store(
                folder.resolve("people.p12"),
                OWN,
                people.key(),
                people.certificate(),
                root.certificate());
        KeyPair responder = Authority.keys();
        store(
                folder.resolve("ocsp.p12"),
                OWN,
                responder.getPrivate(),
                people.issue(
                        "CN=TEST ONLY OCSP, O=" + MARK,
                        responder.getPublic(),
                        Authority.Use.OCSP,
                        Instant.now().plus(Duration.ofDays(3600))));
        KeyPair server = Authority.keys();
        store(
                folder.resolve("server.p12"),
                OWN,
                server.getPrivate(),
                tls.issue(
                        "CN=localhost, O=" + MARK,
                        server.getPublic(),
                        Authority.Use.SERVER,
                        Instant.now().plus(Duration.ofDays(3600))),
                tls.certificate());
    }

    /**
     * A certificate for a relying party, as {@code name.p12} with its password in {@code
     * name.password}; made unless it is there.
     *
     * @param displayName what people see in the app
     */
    public Path relyingParty(String name, String displayName) {
        return relyingParty(name, displayName, Instant.now().plus(Duration.ofDays(700)));
    }

    /** The same, for as long as wanted. */
    public Path relyingParty(String name, String displayName, Instant until) {
        try {
            Path parties = Files.createDirectories(folder.resolve("rp"));
            Path file = parties.resolve(name + ".p12");
            if (!Files.exists(file)) {
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                String password = Base64.getUrlEncoder().encodeToString(random);
                KeyPair keys = Authority.keys();
                Files.writeString(onlyOurs(parties.resolve(name + ".password")), password + "\n");
                store(
                        file,
                        password.toCharArray(),
                        keys.getPrivate(),
                        tls.issue(
                                "CN="
                                        + displayName.replaceAll("[^\\p{L}\\p{N} .-]", " ")
                                        + ", O="
                                        + MARK,
                                keys.getPublic(),
                                Authority.Use.CLIENT,
                                until),
                        tls.certificate());
            }
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("No certificate for " + name, e);
        }
    }

    /** The folder of the relying parties' certificates and passwords. */
    public Path relyingParties() {
        return folder.resolve("rp");
    }

    /** Whom clients of the simulator trust; nobody else does. */
    public Path root() {
        return folder.resolve("root.pem");
    }

    /** Whom people's signatures lead to. */
    public Path signatureRoot() {
        return folder.resolve("signature-root.pem");
    }

    KeyStore server() {
        return server;
    }

    static char[] serverPassword() {
        return OWN.clone();
    }

    Authority tls() {
        return tls;
    }

    Authority people() {
        return people;
    }

    X509Certificate peopleRoot() {
        return peopleRoot;
    }

    Authority ocsp() {
        return ocsp;
    }

    private Authority authority(String file) throws IOException, GeneralSecurityException {
        KeyStore store = load(file);
        return new Authority(
                (PrivateKey) store.getKey(ALIAS, OWN),
                (X509Certificate) store.getCertificate(ALIAS));
    }

    private KeyStore load(String file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, OWN);
            return store;
        }
    }

    private static void store(Path file, char[] password, PrivateKey key, Certificate... chain)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, key, password, chain);
        try (OutputStream out = Files.newOutputStream(onlyOurs(file))) {
            store.store(out, password);
        }
    }

    private static void pem(Path file, X509Certificate certificate)
            throws IOException, GeneralSecurityException {
        Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    private static Path onlyOurs(Path file) throws IOException {
        return Files.exists(file)
                ? file
                : Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
    }
}

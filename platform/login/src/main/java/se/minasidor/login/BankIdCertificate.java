package se.minasidor.login;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An organisation's own certificate, by which BankID knows it: the file {@code name.p12} of a
 * folder, and its password in {@code name.password}.
 *
 * @param tls speaks with that certificate, and only to a server that the given root vouches for
 * @param certificate the public part; the organisation's name in the app and the last day are there
 */
public record BankIdCertificate(String name, SSLContext tls, X509Certificate certificate) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");

    /** Says in words what is wrong with the files; never a password. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Unusable(String words) {
            super(words);
        }
    }

    /**
     * @throws Unusable naming the file and the step that failed
     */
    public static BankIdCertificate open(Path folder, String name, Path root) {
        KeyStore roots = trusting(root);
        Path file = file(folder, name);
        char[] password = password(folder.resolve(name + ".password"));
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(in, password);
            return new BankIdCertificate(name, context(own, password, roots), mine(file, own));
        } catch (IOException | GeneralSecurityException wrong) {
            throw new Unusable(file + " cannot be opened with its password");
        }
    }

    public static Path file(Path folder, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new Unusable("\"" + name + "\" is not a certificate's name");
        }
        return folder.resolve(name + ".p12");
    }

    private static SSLContext context(KeyStore own, char[] password, KeyStore roots)
            throws GeneralSecurityException {
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, password);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }

    private static X509Certificate mine(Path file, KeyStore own) throws GeneralSecurityException {
        for (String alias : Collections.list(own.aliases())) {
            if (own.isKeyEntry(alias) && own.getCertificate(alias) instanceof X509Certificate c) {
                return c;
            }
        }
        throw new Unusable(file + " holds no key with a certificate");
    }

    private static char[] password(Path file) {
        try {
            return Files.readString(file).strip().toCharArray();
        } catch (IOException unreadable) {
            throw new Unusable(file + " cannot be read; it holds the certificate's password");
        }
    }

    /** The certificates of a PEM file. */
    public static List<X509Certificate> pem(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!all.isEmpty()) {
                return all;
            }
        } catch (IOException | CertificateException wrong) {
            // told below, in the same words as an empty file
        }
        throw new Unusable(file + " holds no certificate in PEM form");
    }

    private static KeyStore trusting(Path root) {
        try {
            KeyStore roots = KeyStore.getInstance("PKCS12");
            roots.load(null, null);
            int number = 0;
            for (X509Certificate one : pem(root)) {
                roots.setCertificateEntry("root" + number++, one);
            }
            return roots;
        } catch (IOException | GeneralSecurityException wrong) {
            throw new Unusable(root + " cannot be used as a root");
        }
    }

    @Override
    public String toString() {
        return "BankIdCertificate " + name;
    }
}

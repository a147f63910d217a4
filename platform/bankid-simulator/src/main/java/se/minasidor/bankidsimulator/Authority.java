package se.minasidor.bankidsimulator;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Somebody who issues certificates: a root, or one below it. */
record Authority(PrivateKey key, X509Certificate certificate) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration YEARS = Duration.ofDays(3650);

    /** What a certificate is for. */
    enum Use {
        AUTHORITY,
        SERVER,
        CLIENT,
        PERSON,
        OCSP
    }

    static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    static Authority root(String name) throws GeneralSecurityException {
        KeyPair keys = keys();
        X500Name subject = new X500Name(name);
        X509Certificate certificate =
                sign(
                        subject,
                        keys.getPrivate(),
                        subject,
                        keys.getPublic(),
                        Use.AUTHORITY,
                        Instant.now().plus(YEARS));
        return new Authority(keys.getPrivate(), certificate);
    }

    /** An authority that this one vouches for. */
    Authority below(String name) throws GeneralSecurityException {
        KeyPair keys = keys();
        return new Authority(
                keys.getPrivate(),
                issue(name, keys.getPublic(), Use.AUTHORITY, Instant.now().plus(YEARS)));
    }

    X509Certificate issue(String name, PublicKey holder, Use use, Instant until)
            throws GeneralSecurityException {
        // the encoded name of the certificate itself, so that the chain is built byte by byte
        X500Name issuer = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return sign(issuer, key, new X500Name(name), holder, use, until);
    }

    private static X509Certificate sign(
            X500Name issuer,
            PrivateKey key,
            X500Name subject,
            PublicKey holder,
            Use use,
            Instant until)
            throws GeneralSecurityException {
        try {
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            issuer,
                            new BigInteger(80, RANDOM),
                            Date.from(Instant.now().minus(Duration.ofDays(1))),
                            Date.from(until),
                            subject,
                            holder);
            describe(builder, use);
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key)));
        } catch (CertIOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static void describe(X509v3CertificateBuilder builder, Use use) throws CertIOException {
        boolean authority = use == Use.AUTHORITY;
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.keyUsage,
                true,
                authority
                        ? new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                        : new KeyUsage(KeyUsage.digitalSignature));
        switch (use) {
            case SERVER -> {
                purpose(builder, KeyPurposeId.id_kp_serverAuth);
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(
                                new GeneralName[] {
                                    new GeneralName(GeneralName.dNSName, "localhost"),
                                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                                }));
            }
            case CLIENT -> purpose(builder, KeyPurposeId.id_kp_clientAuth);
            case OCSP -> purpose(builder, KeyPurposeId.id_kp_OCSPSigning);
            default -> {}
        }
    }

    private static void purpose(X509v3CertificateBuilder builder, KeyPurposeId purpose)
            throws CertIOException {
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    }

    @Override
    public String toString() {
        return "Authority " + certificate.getSubjectX500Principal();
    }
}

package se.minasidor.bankidsimulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** The bank's word that a certificate was good when it signed. */
final class Ocsp {

    private Ocsp() {}

    /** The nonce is SHA-1 of the signature's text and twelve random bytes, as BankID has it. */
    static byte[] good(TestCertificates certificates, X509Certificate holder, String signature)
            throws GeneralSecurityException {
        try {
            byte[] nonce =
                    Arrays.copyOf(
                            MessageDigest.getInstance("SHA-1")
                                    .digest(signature.getBytes(StandardCharsets.US_ASCII)),
                            32);
            byte[] random = new byte[12];
            new SecureRandom().nextBytes(random);
            System.arraycopy(random, 0, nonce, 20, 12);
            X509CertificateHolder responder =
                    new JcaX509CertificateHolder(certificates.ocsp().certificate());
            BasicOCSPRespBuilder builder =
                    new BasicOCSPRespBuilder(new RespID(responder.getSubject()));
            CertificateID id =
                    new CertificateID(
                            new JcaDigestCalculatorProviderBuilder()
                                    .build()
                                    .get(CertificateID.HASH_SHA1),
                            new JcaX509CertificateHolder(certificates.people().certificate()),
                            holder.getSerialNumber());
            Date now = new Date();
            builder.addResponse(id, CertificateStatus.GOOD, now, (Date) null);
            builder.setResponseExtensions(
                    new Extensions(
                            new Extension(
                                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                                    false,
                                    new DEROctetString(nonce).getEncoded())));
            return new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withRSA")
                                            .build(certificates.ocsp().key()),
                                    new X509CertificateHolder[] {responder},
                                    now))
                    .getEncoded();
        } catch (IOException | OCSPException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}

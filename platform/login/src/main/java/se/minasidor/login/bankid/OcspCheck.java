package se.minasidor.login.bankid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/** The bank's own word that the person's certificate was good when it made this very signature. */
final class OcspCheck {

    private static final String MAY_SAY = "1.3.6.1.5.5.7.3.9";
    private static final int GOOD = 0;
    private static final int SHA1 = 20;

    private OcspCheck() {}

    static void good(Answers.Completion completion, List<X509Certificate> chain)
            throws SignatureCheck.Forged {
        try {
            OCSPResponse response =
                    OCSPResponse.getInstance(Base64.getDecoder().decode(completion.ocspResponse()));
            if (response.getResponseStatus().getIntValue() != 0) {
                throw new SignatureCheck.Forged("the bank did not say that it is good");
            }
            BasicOCSPResponse basic =
                    BasicOCSPResponse.getInstance(
                            response.getResponseBytes().getResponse().getOctets());
            ResponseData data = basic.getTbsResponseData();
            signed(basic, data, chain);
            SingleResponse single = SingleResponse.getInstance(data.getResponses().getObjectAt(0));
            if (single.getCertStatus().getTagNo() != GOOD
                    || !single.getCertID()
                            .getSerialNumber()
                            .getValue()
                            .equals(chain.get(0).getSerialNumber())) {
                throw new SignatureCheck.Forged("the bank says it is not good");
            }
            bound(data.getResponseExtensions(), completion.signature());
        } catch (GeneralSecurityException | IOException | RuntimeException unreadable) {
            throw new SignatureCheck.Forged("the bank's answer is not readable");
        }
    }

    /** By the certificate's own issuer, or by one whom that issuer lets speak. */
    private static void signed(
            BasicOCSPResponse basic, ResponseData data, List<X509Certificate> chain)
            throws GeneralSecurityException, IOException, SignatureCheck.Forged {
        X509Certificate issuer = chain.get(Math.min(1, chain.size() - 1));
        X509Certificate speaker = issuer;
        if (basic.getCerts() != null && basic.getCerts().size() > 0) {
            byte[] der = basic.getCerts().getObjectAt(0).toASN1Primitive().getEncoded();
            speaker =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(new ByteArrayInputStream(der));
            if (!speaker.equals(issuer)) {
                speaker.verify(issuer.getPublicKey());
                List<String> purposes = speaker.getExtendedKeyUsage();
                if (purposes == null || !purposes.contains(MAY_SAY)) {
                    throw new SignatureCheck.Forged("the bank's answer is somebody else's");
                }
            }
        }
        Signature check =
                Signature.getInstance(basic.getSignatureAlgorithm().getAlgorithm().getId());
        check.initVerify(speaker.getPublicKey());
        check.update(data.getEncoded(ASN1Encoding.DER));
        if (!check.verify(basic.getSignature().getOctets())) {
            throw new SignatureCheck.Forged("the bank's answer is not signed");
        }
    }

    /** The nonce begins with the SHA-1 of the signature's text, so the two belong together. */
    private static void bound(Extensions extensions, String signature)
            throws GeneralSecurityException, SignatureCheck.Forged {
        Extension nonce =
                extensions == null
                        ? null
                        : extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        byte[] hash =
                MessageDigest.getInstance("SHA-1")
                        .digest(signature.getBytes(StandardCharsets.US_ASCII));
        byte[] said = nonce == null ? new byte[0] : unwrapped(nonce.getExtnValue().getOctets());
        if (said.length < SHA1 || !MessageDigest.isEqual(hash, Arrays.copyOf(said, SHA1))) {
            throw new SignatureCheck.Forged("the bank's answer is about another signature");
        }
    }

    /** Some wrap the value once more. */
    private static byte[] unwrapped(byte[] octets) {
        boolean wrapped = octets.length > 2 && octets[0] == 4 && octets[1] == octets.length - 2;
        return wrapped ? ASN1OctetString.getInstance(octets).getOctets() : octets;
    }
}

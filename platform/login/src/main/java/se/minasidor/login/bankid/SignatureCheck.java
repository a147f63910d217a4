package se.minasidor.login.bankid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Is this signature what it says: made by that person's BankID, over what we sent, for what we
 * asked? Everything is read from the elements that the signature was found to cover.
 */
final class SignatureCheck {

    static final String LOGIN = "Identification";
    static final String SIGNING = "Signing";

    private static final String TYPES = "http://www.bankid.com/signature/v1.0.0/types";
    private static final String DATA = "bidSignedData";
    private static final String KEY = "bidKeyInfo";
    private static final String SERIAL_NUMBER = "2.5.4.5";

    /**
     * What must be in it.
     *
     * @param function {@link #LOGIN} or {@link #SIGNING}: one must not pass for the other
     */
    record Expected(String function, String personalNumber, String visible, String hidden) {

        @Override
        public String toString() {
            return "Expected " + function;
        }
    }

    /** Not good; the message says which step failed, and nothing of the content. */
    static final class Forged extends Exception {
        private static final long serialVersionUID = 1L;

        Forged(String step) {
            super(step);
        }
    }

    private final Set<TrustAnchor> roots;

    SignatureCheck(List<X509Certificate> roots) {
        this.roots =
                roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
    }

    void check(Answers.Completion completion, Expected expected) throws Forged {
        Element signature = parse(completion.signature());
        Element data = only(signature, TYPES, "bankIdSignedData");
        Element key = only(signature, XMLSignature.XMLNS, "KeyInfo");
        named(signature, data, DATA);
        named(signature, key, KEY);
        List<X509Certificate> chain = chain(key);
        covered(signature, data, key, chain.get(0));
        trusted(chain);
        same(
                "person",
                expected.personalNumber(),
                part(chain.get(0).getSubjectX500Principal().getName("RFC2253", OIDS)));
        same("function", expected.function(), text(data, "funcId"));
        same("visible text", OrderRequest.base64(expected.visible()), text(data, "usrVisibleData"));
        same("order", OrderRequest.base64(expected.hidden()), text(data, "usrNonVisibleData"));
        OcspCheck.good(completion, chain);
    }

    private static final java.util.Map<String, String> OIDS =
            java.util.Map.of(SERIAL_NUMBER, "SERIALNUMBER");

    private static Element parse(String base64) throws Forged {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document =
                    builder.parse(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
            Element root = document.getDocumentElement();
            if (root.getLocalName().equals("Signature")
                    && XMLSignature.XMLNS.equals(root.getNamespaceURI())
                    && root.getElementsByTagNameNS("*", "Signature").getLength() == 0) {
                return root;
            }
        } catch (IllegalArgumentException
                | ParserConfigurationException
                | SAXException
                | IOException unreadable) {
            throw new Forged("not readable as XML");
        }
        throw new Forged("not exactly one signature");
    }

    private static Element only(Element in, String namespace, String name) throws Forged {
        NodeList found = in.getElementsByTagNameNS(namespace, name);
        if (found.getLength() != 1) {
            throw new Forged("not exactly one " + name);
        }
        return (Element) found.item(0);
    }

    /** A second element of that name could be the one that is signed while we read the first. */
    private static void named(Element in, Element element, String id) throws Forged {
        NodeList all = in.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element other = (Element) all.item(i);
            for (String attribute : List.of("Id", "ID", "id")) {
                if (other != element && other.getAttribute(attribute).equals(id)) {
                    throw new Forged("two elements named " + id);
                }
            }
        }
        if (!element.getAttribute("Id").equals(id)) {
            throw new Forged("no element named " + id);
        }
    }

    private static List<X509Certificate> chain(Element key) throws Forged {
        NodeList found = key.getElementsByTagNameNS(XMLSignature.XMLNS, "X509Certificate");
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (int i = 0; i < Math.min(found.getLength(), 6); i++) {
                byte[] der = Base64.getMimeDecoder().decode(found.item(i).getTextContent());
                chain.add(
                        (X509Certificate)
                                factory.generateCertificate(new ByteArrayInputStream(der)));
            }
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new Forged("certificates not readable");
        }
        if (chain.isEmpty()) {
            throw new Forged("no certificate");
        }
        return chain;
    }

    private static void covered(Element signature, Element data, Element key, X509Certificate own)
            throws Forged {
        try {
            DOMValidateContext context = new DOMValidateContext(own.getPublicKey(), signature);
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
            context.setIdAttributeNS(data, null, "Id");
            context.setIdAttributeNS(key, null, "Id");
            XMLSignature xml =
                    XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            List<String> references =
                    xml.getSignedInfo().getReferences().stream()
                            .map(Reference::getURI)
                            .sorted()
                            .toList();
            if (!references.equals(List.of("#" + KEY, "#" + DATA))) {
                throw new Forged("covers something else");
            }
            if (!xml.validate(context)) {
                throw new Forged("signature not valid");
            }
            if (context.getElementById(DATA) != data || context.getElementById(KEY) != key) {
                throw new Forged("covers other elements");
            }
        } catch (MarshalException | XMLSignatureException | ClassCastException invalid) {
            throw new Forged("signature not valid");
        }
    }

    /** The chain without the root, up to one of ours; revocation is the OCSP answer's matter. */
    private void trusted(List<X509Certificate> chain) throws Forged {
        try {
            List<X509Certificate> below =
                    chain.stream()
                            .filter(
                                    c ->
                                            !c.getSubjectX500Principal()
                                                    .equals(c.getIssuerX500Principal()))
                            .toList();
            PKIXParameters parameters = new PKIXParameters(roots);
            parameters.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(below),
                            parameters);
        } catch (GeneralSecurityException untrusted) {
            throw new Forged("certificate not trusted");
        }
    }

    private static String text(Element data, String name) {
        NodeList found = data.getElementsByTagNameNS(TYPES, name);
        return found.getLength() == 1 ? found.item(0).getTextContent().strip() : "";
    }

    private static String part(String subject) throws Forged {
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("SERIALNUMBER"))
                            .map(rdn -> rdn.getValue().toString())
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException unreadable) {
            throw new Forged("certificate's name not readable");
        }
    }

    private static void same(String what, String expected, String found) throws Forged {
        if (!expected.equals(found)) {
            throw new Forged("another " + what);
        }
    }
}

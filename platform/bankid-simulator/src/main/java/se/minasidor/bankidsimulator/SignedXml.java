package se.minasidor.bankidsimulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The XML signature that a person's BankID makes over what they saw. */
final class SignedXml {

    private static final String TYPES = "http://www.bankid.com/signature/v1.0.0/types";

    private SignedXml() {}

    static byte[] of(Order.Request request, PrivateKey key, List<X509Certificate> chain)
            throws GeneralSecurityException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().newDocument();
            Element data = data(document, request);
            XMLSignatureFactory xml = XMLSignatureFactory.getInstance("DOM");
            KeyInfoFactory keys = xml.getKeyInfoFactory();
            KeyInfo keyInfo = keys.newKeyInfo(List.of(keys.newX509Data(chain)), "bidKeyInfo");
            XMLObject object = xml.newXMLObject(List.of(new DOMStructure(data)), null, null, null);
            SignedInfo signed =
                    xml.newSignedInfo(
                            xml.newCanonicalizationMethod(
                                    CanonicalizationMethod.INCLUSIVE,
                                    (C14NMethodParameterSpec) null),
                            xml.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
                            List.of(
                                    reference(xml, "#bidSignedData", TYPES),
                                    reference(xml, "#bidKeyInfo", null)));
            DOMSignContext context = new DOMSignContext(key, document);
            context.setIdAttributeNS(data, null, "Id");
            xml.newXMLSignature(signed, keyInfo, List.of(object), null, null).sign(context);
            return bytes(document);
        } catch (MarshalException
                | XMLSignatureException
                | ParserConfigurationException
                | TransformerException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static Reference reference(XMLSignatureFactory xml, String uri, String type)
            throws GeneralSecurityException {
        return xml.newReference(
                uri,
                xml.newDigestMethod(DigestMethod.SHA256, null),
                List.of(
                        xml.newTransform(
                                CanonicalizationMethod.INCLUSIVE, (TransformParameterSpec) null)),
                type,
                null);
    }

    private static Element data(Document document, Order.Request request) {
        Element data = document.createElementNS(TYPES, "bankIdSignedData");
        // what is signed must say its namespace, as it will when it is written
        data.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", TYPES);
        data.setAttributeNS(null, "Id", "bidSignedData");
        if (!request.visible().isEmpty()) {
            Element visible = add(data, "usrVisibleData", request.visible());
            visible.setAttributeNS(null, "charset", "UTF-8");
            visible.setAttributeNS(null, "visible", "wysiwys");
        }
        if (!request.nonVisible().isEmpty()) {
            add(data, "usrNonVisibleData", request.nonVisible());
        }
        Element server = add(data, "srvInfo", null);
        add(server, "name", base64("cn=" + request.displayName()));
        add(server, "nonce", base64(UUID.randomUUID().toString()));
        add(server, "displayName", base64(request.displayName()));
        Element client = add(data, "clientInfo", null);
        add(client, "funcId", request.sign() ? "Signing" : "Identification");
        add(client, "version", base64("7.60.0"));
        Element ai = add(add(client, "env", null), "ai", null);
        add(ai, "type", base64("SIMULATOR"));
        add(ai, "deviceInfo", base64("1"));
        return data;
    }

    private static Element add(Element parent, String name, String text) {
        Element child = parent.getOwnerDocument().createElementNS(TYPES, name);
        if (text != null) {
            child.setTextContent(text);
        }
        parent.appendChild(child);
        return child;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(Document document) throws TransformerException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransformerFactory.newInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }
}

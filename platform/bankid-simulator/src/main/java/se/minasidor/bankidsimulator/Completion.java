package se.minasidor.bankidsimulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** What a relying party gets when somebody has approved: completionData, signed. */
final class Completion {

    private final TestCertificates certificates;
    private final KeyPair phone;

    Completion(TestCertificates certificates) throws GeneralSecurityException {
        this.certificates = certificates;
        phone = Authority.keys();
    }

    JsonObject of(Order order, TestPerson person, String phoneAddress, String risk) {
        try {
            X509Certificate holder =
                    certificates
                            .people()
                            .issue(
                                    "C=SE, CN=%s, SERIALNUMBER=%s, GIVENNAME=%s, SURNAME=%s"
                                            .formatted(
                                                    person.name(),
                                                    person.personalNumber(),
                                                    person.givenName(),
                                                    person.surname()),
                                    phone.getPublic(),
                                    Authority.Use.PERSON,
                                    Instant.now().plus(Duration.ofDays(730)));
            List<X509Certificate> chain =
                    List.of(holder, certificates.people().certificate(), certificates.peopleRoot());
            String signature =
                    Base64.getEncoder()
                            .encodeToString(SignedXml.of(order.request, phone.getPrivate(), chain));
            JsonObjectBuilder data =
                    Json.createObjectBuilder()
                            .add(
                                    "user",
                                    Json.createObjectBuilder()
                                            .add("personalNumber", person.personalNumber())
                                            .add("name", person.name())
                                            .add("givenName", person.givenName())
                                            .add("surname", person.surname()))
                            .add(
                                    "device",
                                    Json.createObjectBuilder()
                                            .add("ipAddress", phoneAddress)
                                            .add("uhi", uhi(person)))
                            .add("bankIdIssueDate", "2024-02-01Z")
                            .add("signature", signature)
                            .add(
                                    "ocspResponse",
                                    Base64.getEncoder()
                                            .encodeToString(
                                                    Ocsp.good(certificates, holder, signature)));
            if (order.request.returnRisk() && !risk.isEmpty()) {
                data.add("risk", risk);
            }
            return data.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing was signed", e);
        }
    }

    /** The same for the same person, as a phone's hardware identity is. */
    private static String uhi(TestPerson person) throws GeneralSecurityException {
        byte[] hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(("uhi " + person.name()).getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(hash, 21));
    }
}

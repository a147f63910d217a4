package se.minasidor.journeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Customers that a billing system sends into a portal for one journey. */
final class Customers {

    private Customers() {}

    /** A private person with one facility, an agreement and one unpaid invoice with its PDF. */
    static Registered newPerson(Portal portal) {
        return newPerson(Journey.PRODUCT, portal, "");
    }

    /** The same, with an e-mail address in the customer system; empty means none. */
    static Registered newPerson(Portal portal, String knownEmail) {
        return newPerson(Journey.PRODUCT, portal, knownEmail);
    }

    static Registered newPerson(Product product, Portal portal) {
        return newPerson(product, portal, "");
    }

    private static Registered newPerson(Product product, Portal portal, String knownEmail) {
        String number = People.customerNumber();
        String person = People.personnummer();
        String invoice = "4" + number;
        send(product, portal, number, person, "PERSON", invoice, knownEmail);
        return new Registered(
                number,
                person,
                "kund" + number + "@example.test",
                "en lugn kväll vid sjön " + number,
                invoice);
    }

    /** Two customer numbers of one company: the same organisation number, each with an invoice. */
    static List<Registered> newCompany(Portal portal) {
        String organisation = People.organisationNumber();
        List<Registered> numbers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String number = People.customerNumber();
            String invoice = "4" + number;
            send(Journey.PRODUCT, portal, number, organisation, "ORGANISATION", invoice, "");
            numbers.add(
                    new Registered(
                            number,
                            organisation,
                            "ekonomi" + organisation + "@example.test",
                            "en lugn kväll vid sjön " + number,
                            invoice));
        }
        return numbers;
    }

    private static void send(
            Product product,
            Portal portal,
            String number,
            String identity,
            String kind,
            String invoice,
            String email) {
        BillingSystem billing = new BillingSystem(product, portal);
        billing.send(
                "customers",
                """
                {"externalId":"C%1$s","customerNumber":"%1$s","kind":"%2$s","identityNumber":"%3$s",\
                "name":"Vera Resenär","street":"Provgatan 1",\
                "postalCode":"67131","city":"Arvika"%4$s}"""
                        .formatted(
                                number,
                                kind,
                                identity,
                                email.isEmpty() ? "" : ",\"email\":\"" + email + "\""));
        billing.send(
                "facilities",
                """
                {"externalId":"F%1$s","facilityId":"PROV%1$s","service":"EL","street":"Provgatan 1",\
                "postalCode":"67131","city":"Arvika","gridArea":"ARV","priceArea":"SE3",\
                "meterNumber":"M%1$s"}"""
                        .formatted(number));
        billing.send(
                "agreements",
                """
                {"externalId":"A%1$s","customer":"C%1$s","facility":"F%1$s","product":"Elnät 16 A",\
                "validFrom":"2024-01-01"}"""
                        .formatted(number));
        billing.send(
                "invoices",
                """
                {"externalId":"I%1$s","customer":"C%1$s","number":"%2$s","ocr":"%3$s",\
                "type":"INVOICE","status":"SENT","invoiceDate":"%4$s","dueDate":"%5$s",\
                "totalOre":124650,"vatOre":24930,"remainingOre":124650,"currency":"SEK",\
                "bankgiro":"991-2346","description":"El och elnät"}"""
                        .formatted(
                                number,
                                invoice,
                                ocr(invoice),
                                LocalDate.now().minusDays(10),
                                LocalDate.now().plusDays(20)));
        billing.sendPdf("I" + number, pdf("Faktura " + invoice));
    }

    /** The number with its Luhn digit, as payment references are made. */
    static String ocr(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return number + (10 - sum % 10) % 10;
    }

    private static byte[] pdf(String words) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
                content.newLineAtOffset(72, 700);
                content.showText(words);
                content.endText();
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

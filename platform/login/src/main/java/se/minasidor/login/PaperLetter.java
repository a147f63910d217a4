package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.minasidor.customers.Customer;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.WordBook;

/** A page for the organisation to print and post to a customer whom nothing but paper reaches. */
@ApplicationScoped
public class PaperLetter {

    @Inject private WordBook words;

    /**
     * @param text the key that {@code .heading} and {@code .body} are appended to
     * @param at when it happened; the texts may say {@code {day}}, {@code {customerNumber}} and
     *     {@code {days}}, for which contact details stay as they are
     * @param more what else the texts may say
     */
    public String page(
            Tenant tenant, Customer customer, String text, Instant at, Map<String, String> more) {
        Locale language = tenant.languages().preferred();
        Map<String, String> values = new HashMap<>(more);
        values.put("customerNumber", customer.getCustomerNumber());
        values.put("days", String.valueOf(ContactHold.LENGTH.toDays()));
        values.put(
                "day",
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(language)
                        .format(at.atZone(tenant.timeZone())));
        String heading = words.say(tenant, language, text + ".heading", values);
        String body =
                words.say(tenant, language, text + ".body", values)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> "<p>" + escaped(line) + "</p>")
                        .collect(Collectors.joining("\n"));
        return """
        <!DOCTYPE html>
        <html lang="%s">
        <head><meta charset="utf-8"><title>%s</title></head>
        <body>
        <p>%s</p>
        <p>%s</p>
        <h1>%s</h1>
        %s
        <p>%s</p>
        </body>
        </html>
        """
                .formatted(
                        language.toLanguageTag(),
                        escaped(heading),
                        escaped(tenant.legalEntity(customer.getLegalEntity()).name()),
                        Stream.of(customer.getName(), customer.getStreet(), place(customer))
                                .filter(line -> line != null && !line.isBlank())
                                .map(PaperLetter::escaped)
                                .collect(Collectors.joining("<br>\n")),
                        escaped(heading),
                        body,
                        escaped(tenant.legalEntity(customer.getLegalEntity()).name()));
    }

    private static String place(Customer customer) {
        return Stream.of(customer.getPostalCode(), customer.getCity())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining("  "));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

package se.minasidor.launcher.demo;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.minasidor.launcher.demo.Things.Customer;
import se.minasidor.launcher.demo.Things.Invoice;
import se.minasidor.launcher.demo.Things.Line;
import se.minasidor.tenancy.Tenant;

/** An invoice on paper, as a billing system would make it; marked TEST. */
final class InvoicePdf {

    private static final String PAGE = Resource.text("invoice.html");
    private static final String PAY = Resource.text("invoice-pay.html");
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Pattern BRAND = Pattern.compile("--brand:\\s*(#[0-9a-fA-F]{6})");

    /** The one font that PDFBox brings along, so that no computer needs to have any. */
    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String PLAIN_COLOUR = "#35526f";

    static {
        XRLog.setLoggingEnabled(false);
    }

    private InvoicePdf() {}

    static byte[] of(Tenant tenant, Invoice invoice) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .usePdfUaAccessibility(true)
                .useFont(() -> InvoicePdf.class.getResourceAsStream(FONT), "Liberation Sans")
                .withProducer("Minasidor demo")
                .withHtmlContent(html(tenant, invoice), null)
                .toStream(pdf)
                .run();
        return pdf.toByteArray();
    }

    private static String html(Tenant tenant, Invoice invoice) {
        Customer customer = invoice.customer();
        Map<String, String> values = new HashMap<>();
        values.put("colour", colour(tenant));
        values.put("company", escaped(tenant.legalEntity(customer.legalEntity()).name()));
        boolean credit = invoice.totalOre() < 0;
        values.put("title", credit ? "Kreditfaktura" : "Faktura");
        values.put("totalLabel", credit ? "Att få tillbaka" : "Att betala");
        values.put("number", invoice.number());
        values.put("customerNumber", customer.customerNumber());
        values.put("name", escaped(customer.name()));
        values.put("street", escaped(customer.place().street()));
        values.put("postalCode", customer.place().postalCode());
        values.put("city", escaped(customer.place().city()));
        values.put("invoiceDate", invoice.invoiceDate().toString());
        values.put("dueDate", invoice.dueDate().toString());
        values.put("periodFrom", invoice.periodFrom().toString());
        values.put("periodTo", invoice.periodTo().toString());
        values.put("net", kronor(invoice.netOre()));
        values.put("vat", kronor(invoice.vatOre()));
        values.put("rounding", kronor(invoice.roundingOre()));
        values.put("total", kronor(invoice.totalOre()));
        values.put("bankgiro", invoice.bankgiro());
        values.put("ocr", invoice.ocr());
        values.put(
                "description",
                invoice.description() == null ? "" : escaped(invoice.description()) + ". ");
        values.put(
                "lines",
                invoice.lines().stream().map(InvoicePdf::row).collect(Collectors.joining("\n")));
        values.put("pay", credit ? "" : filled(PAY, values));
        return filled(PAGE, values);
    }

    /** The brand's own colour, out of its theme. */
    private static String colour(Tenant tenant) {
        byte[] css = tenant.theme().file("theme.css").orElse(new byte[0]);
        Matcher brand = BRAND.matcher(new String(css, StandardCharsets.UTF_8));
        return brand.find() ? brand.group(1) : PLAIN_COLOUR;
    }

    private static String row(Line line) {
        return "<tr><td>%s</td><td class=\"n\">%s</td><td class=\"u\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>"
                .formatted(
                        escaped(line.product()),
                        number(line.quantity(), "#,##0.#"),
                        escaped(line.unit()),
                        number(line.unitPrice(), "#,##0.00#"),
                        kronor(line.amountOre()));
    }

    private static String filled(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(
                        place ->
                                Matcher.quoteReplacement(
                                        values.getOrDefault(place.group(1), place.group())));
    }

    private static String kronor(long ore) {
        return number(BigDecimal.valueOf(ore, 2), "#,##0.00");
    }

    private static String number(BigDecimal value, String form) {
        DecimalFormatSymbols swedish = new DecimalFormatSymbols(Locale.forLanguageTag("sv"));
        swedish.setGroupingSeparator('\u00a0');
        swedish.setMinusSign('-');
        return new DecimalFormat(form, swedish).format(value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

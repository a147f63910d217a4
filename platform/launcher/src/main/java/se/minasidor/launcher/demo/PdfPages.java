package se.minasidor.launcher.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.minasidor.launcher.demo.Things.Invoice;

/**
 * {@code /pdf/{number}}: stands in for a billing system that makes an invoice's PDF when asked.
 * Only this computer can ask.
 */
public final class PdfPages implements HttpHandler {

    public static final String PATH = "/pdf/";

    private static final Pattern ASKED = Pattern.compile(PATH + "([0-9]{1,12})");

    private final List<DemoData> all;

    public PdfPages(List<DemoData> all) {
        this.all = all;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher asked = ASKED.matcher(exchange.getRequestURI().getPath());
            byte[] pdf = asked.matches() ? pdf(asked.group(1)) : new byte[0];
            if (pdf.length == 0) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.getResponseHeaders().set("Content-Type", "application/pdf");
                exchange.sendResponseHeaders(200, pdf.length);
                exchange.getResponseBody().write(pdf);
            }
        }
    }

    private byte[] pdf(String number) throws IOException {
        for (DemoData data : all) {
            Optional<Invoice> invoice = data.invoice(number);
            if (invoice.isPresent()) {
                return InvoicePdf.of(data.tenant(), invoice.get());
            }
        }
        return new byte[0];
    }
}

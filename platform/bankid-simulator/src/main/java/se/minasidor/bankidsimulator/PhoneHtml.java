package se.minasidor.bankidsimulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** How the phone looks. */
final class PhoneHtml {

    private static final List<String> FAILURES =
            List.of(
                    "userCancel",
                    "cancelled",
                    "expiredTransaction",
                    "certificateErr",
                    "startFailed",
                    "userDeclinedCall",
                    "notSupportedByUserApp",
                    "transactionRiskBlocked",
                    "somethingNew");

    private PhoneHtml() {}

    static String first(List<Order> onScreens, String fault) {
        StringBuilder html = new StringBuilder(alert(fault));
        html.append("<h2>Skanna QR-kod</h2>");
        if (onScreens.isEmpty()) {
            html.append("<p>Ingen kod visas just nu. Välj BankID på annan enhet i portalen,")
                    .append(" och ladda om den här sidan.</p>");
        }
        for (Order order : onScreens) {
            html.append("<form method=\"post\" action=\"/scan\">")
                    .append("<input type=\"hidden\" name=\"screen\" value=\"")
                    .append(order.phoneId)
                    .append("\"><button>Rikta kameran mot ")
                    .append(escaped(order.request.displayName()))
                    .append("</button></form>");
        }
        html.append("<form method=\"post\" action=\"/scan\"><label>Eller klistra in kodens text")
                .append("<input name=\"qr\" autocomplete=\"off\"></label>")
                .append("<button class=\"quiet\">Läs texten</button></form>");
        return page(html.toString());
    }

    static String order(Order order, List<TestPerson> people, String fault) {
        StringBuilder html = new StringBuilder(alert(fault));
        html.append("<h2>")
                .append(order.request.sign() ? "Skriv under hos " : "Legitimera dig hos ")
                .append(escaped(order.request.displayName()))
                .append("</h2>");
        String visible =
                new String(
                        Base64.getDecoder().decode(order.request.visible()),
                        StandardCharsets.UTF_8);
        if (!visible.isEmpty()) {
            html.append("<p><small>Min avsikt:</small></p><pre>")
                    .append(escaped(visible))
                    .append("</pre>");
        }
        html.append("<form method=\"post\" action=\"/order/")
                .append(order.phoneId)
                .append("\"><label>Testperson<select name=\"person\">");
        for (TestPerson person : people) {
            html.append("<option value=\"")
                    .append(person.personalNumber())
                    .append("\">")
                    .append(escaped(person.name()))
                    .append(person.portal().isEmpty() ? "" : " – " + escaped(person.portal()))
                    .append("</option>");
        }
        html.append("</select></label><label>Eller ett annat testnummer")
                .append("<input name=\"personnummer\" autocomplete=\"off\"></label>")
                .append("<button name=\"decision\" value=\"approve\">")
                .append(order.request.sign() ? "Skriv under" : "Identifiera")
                .append("</button><button class=\"quiet\" name=\"decision\" value=\"decline\">")
                .append("Avbryt</button><details><summary>Låt något annat hända</summary>")
                .append("<label>Svar<select name=\"why\"><option value=\"\">–</option>");
        FAILURES.forEach(why -> html.append("<option>").append(escaped(why)).append("</option>"));
        html.append("</select></label><button class=\"quiet\" name=\"decision\" value=\"fail\">")
                .append("Avsluta så</button></details></form>");
        return page(html.toString());
    }

    private static String alert(String fault) {
        return fault.isEmpty() ? "" : "<p role=\"alert\"><b>" + escaped(fault) + "</b></p>";
    }

    static String message(String words) {
        return page("<h2>" + escaped(words) + "</h2><p><a href=\"/\">Till början</a></p>");
    }

    private static String page(String body) {
        return """
        <!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>TEST BankID</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>
        body { margin: 0; background: #26313a; font: 1.1rem/1.5 system-ui, sans-serif; }
        main { max-width: 24rem; min-height: 36rem; margin: 2rem auto; padding: 1.5rem;
               border-radius: 2rem; background: #fff; color: #1b1b1b; }
        h1 { margin: 0; padding: .6rem; border: 3px dashed #b00020; color: #b00020;
             text-align: center; font-size: 1.3rem; }
        label, select, input, button { display: block; width: 100%; box-sizing: border-box;
             font: inherit; }
        select, input { margin: .2rem 0 1rem; padding: .6rem; }
        button { margin: .6rem 0; padding: .8rem; border: 1px solid #183e4f; border-radius: .5rem;
             background: #183e4f; color: #fff; }
        .quiet { background: #fff; color: #183e4f; }
        pre { padding: .8rem; background: #eef1f3; white-space: pre-wrap; font: inherit; }
        </style></head><body><main><h1>TEST BankID</h1>
        """
                + body
                + "<p><small>Ingen riktig legitimering. Bara påhittade personer.</small></p>"
                + "</main></body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

package se.minasidor.bankidsimulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The page "TEST BankID", which stands for the app: it is started by a link or given a code, shows
 * who asks for what, and lets one approve as any test person.
 */
final class PhonePages implements HttpHandler {

    private final Orders orders;
    private final Script script;
    private final List<TestPerson> people;
    private final Completion completion;

    PhonePages(Orders orders, Script script, List<TestPerson> people, Completion completion) {
        this.orders = orders;
        this.script = script;
        this.people = people;
        this.completion = completion;
    }

    /** A page, or another address to go to. */
    private record Shown(int status, String html, String location) {

        static Shown page(String html) {
            return new Shown(200, html, "");
        }

        static Shown at(String location) {
            return new Shown(303, "", location);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Shown shown = show(exchange, Form.of(exchange));
            byte[] body = shown.html().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (!shown.location().isEmpty()) {
                exchange.getResponseHeaders().set("Location", shown.location());
            }
            exchange.sendResponseHeaders(shown.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Shown show(HttpExchange exchange, Form form) {
        String path = exchange.getRequestURI().getPath();
        boolean post = exchange.getRequestMethod().equals("POST");
        if (path.equals("/")) {
            return form.get("autostarttoken").isEmpty()
                    ? Shown.page(PhoneHtml.first(orders.onScreens(), ""))
                    : started(form.get("autostarttoken"));
        }
        if (post && path.equals("/scan")) {
            return scanned(form);
        }
        if (post && path.equals("/script")) {
            direct(form);
            return Shown.at("/");
        }
        Optional<Order> order =
                path.startsWith("/order/")
                        ? orders.onPhone(path.substring("/order/".length()))
                        : Optional.empty();
        if (order.isEmpty()) {
            return new Shown(404, PhoneHtml.message("Den finns inte längre."), "");
        }
        return post
                ? decided(
                        order.get(),
                        form,
                        exchange.getRemoteAddress().getAddress().getHostAddress())
                : Shown.page(
                        order.get().open(orders.now())
                                ? PhoneHtml.order(order.get(), people, "")
                                : PhoneHtml.message("Klart."));
    }

    private Shown started(String token) {
        return orders.startedBy(token)
                .filter(order -> order.start(orders.now()) || order.open(orders.now()))
                .map(order -> Shown.at("/order/" + order.phoneId))
                .orElseGet(() -> Shown.page(PhoneHtml.message("Länken gäller inte längre.")));
    }

    /** By the text of a code, or by pointing at a screen. */
    private Shown scanned(Form form) {
        Optional<QrText> qr =
                form.get("screen").isEmpty()
                        ? QrText.read(form.get("qr"))
                        : orders.onPhone(form.get("screen")).map(o -> o.frame(orders.now()));
        return qr.flatMap(
                        code ->
                                orders.shownBy(code.token())
                                        .filter(order -> order.scan(code, orders.now())))
                .map(order -> Shown.at("/order/" + order.phoneId))
                .orElseGet(
                        () ->
                                Shown.page(
                                        PhoneHtml.first(
                                                orders.onScreens(),
                                                "Koden gäller inte. Skanna en ny.")));
    }

    private Shown decided(Order order, Form form, String address) {
        if (form.get("decision").equals("approve")) {
            String typed = typed(form);
            if (!typed.isEmpty() && !TestPerson.plausible(typed)) {
                return Shown.page(
                        PhoneHtml.order(
                                order, people, "Skriv ett giltigt testnummer med tolv siffror."));
            }
            Optional<TestPerson> person = person(form);
            String required = order.request.personalNumber();
            if (person.isEmpty()
                    || !required.isEmpty() && !person.get().personalNumber().equals(required)) {
                return Shown.page(
                        PhoneHtml.order(order, people, "Det gick inte med det personnumret."));
            }
            order.complete(
                    completion.of(order, person.get(), script.seenAddress(address), script.risk()),
                    orders.now());
        } else {
            String why = form.get("why");
            order.fail(why.isEmpty() ? "userCancel" : why, orders.now());
        }
        return order.wayBack()
                .map(Shown::at)
                .orElseGet(() -> Shown.page(PhoneHtml.message("Klart. Gå tillbaka till datorn.")));
    }

    private static String typed(Form form) {
        return form.get("personnummer").replaceAll("[\\s+-]", "");
    }

    private Optional<TestPerson> person(Form form) {
        String typed = typed(form);
        if (!typed.isEmpty()) {
            String name = form.get("name");
            return Optional.of(new TestPerson(typed, name.isEmpty() ? "Test Testsson" : name, ""));
        }
        return people.stream()
                .filter(p -> p.personalNumber().equals(form.get("person")))
                .findFirst();
    }

    /** What is to happen next, for tests that run beside the simulator. */
    private void direct(Form form) {
        if (!form.get("clear").isEmpty()) {
            script.clear();
        }
        String method = form.get("method");
        for (int i = 0; !method.isEmpty() && i < form.number("times", 1); i++) {
            script.next(
                    method,
                    form.get("code").isEmpty()
                            ? Answer.badGateway()
                            : Answer.error(form.number("status", 400), form.get("code"), "Script"));
        }
        if (!form.get("hints").isEmpty()) {
            script.hints(form.get("hints").split(","));
        }
        if (!form.get("risk").isEmpty()) {
            script.risk(form.get("risk"));
        }
        if (!form.get("delay").isEmpty()) {
            script.delay(Duration.ofMillis(form.number("delay", 0)));
        }
        if (!form.get("patience").isEmpty()) {
            script.patience(Duration.ofSeconds(form.number("patience", 0)));
        }
    }
}

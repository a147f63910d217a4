package se.minasidor.login.bankid;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/**
 * What a waiting page asks for: {@code /bankid/lage}, how it goes, and {@code /bankid/kod}, the
 * picture of this second's code. Both only report; asking them never logs anybody in.
 */
@WebServlet({"/bankid/lage", "/bankid/kod"})
public class BankIdServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject private transient CurrentTenant current;
    @Inject private transient BankIdFlow flow;
    @Inject private transient Texts texts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (request.getServletPath().endsWith("/kod")) {
            code(request, response);
        } else {
            state(request, response);
        }
    }

    private void code(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> text =
                flow.glance(request, current.getTenant()).flatMap(order -> flow.code(order));
        if (text.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        write(response, "image/svg+xml", QrCode.svg(text.get()));
    }

    private void state(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Order> found = flow.look(request, current.getTenant());
        JsonObjectBuilder json = Json.createObjectBuilder();
        if (found.isEmpty()) {
            json.add("state", "none");
        } else {
            Order order = found.get();
            long left = Math.max(0, 180 - order.secondsInAll());
            boolean waiting = order.state() == Order.State.PENDING && order.unstarted();
            json.add("state", order.state().name().toLowerCase(Locale.ROOT))
                    .add("order", order.id().toString())
                    .add("unstarted", waiting)
                    .add("text", texts.get("bankid." + key(order, waiting)))
                    .add("left", left)
                    .add("minutes", texts.get("bankid.minutes." + BankIdPage.minutes(left)));
            flow.link(order).ifPresent(link -> json.add("link", link));
        }
        write(response, "application/json", json.build().toString());
    }

    private static String key(Order order, boolean waiting) {
        if (order.state() == Order.State.COMPLETE && order.start() == Start.LINK) {
            return "link.tab";
        }
        if (!waiting) {
            return order.message();
        }
        return order.start() == Start.CODE ? "code.wait" : "link.wait";
    }

    private static void write(HttpServletResponse response, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}

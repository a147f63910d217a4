package se.minasidor.portal.routes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which address shows which view. The addresses are Swedish and lasting, because people bookmark
 * them and organisations print them; the views are named after their feature.
 */
public final class Routes {

    private static final Map<String, String> VIEW_OF = new LinkedHashMap<>();

    static {
        VIEW_OF.put("/", "/login/login.xhtml");
        VIEW_OF.put("/bankid", "/login/bankid/waiting.xhtml");
        VIEW_OF.put("/bankid/klar", "/login/bankid/return.xhtml");
        VIEW_OF.put("/registrera", "/register/register.xhtml");
        VIEW_OF.put("/losenord", "/password/request.xhtml");
        VIEW_OF.put("/losenord/valj", "/password/choose.xhtml");
        VIEW_OF.put("/forsta-gangen", "/firstvisit/firstvisit.xhtml");
        VIEW_OF.put("/losenord/epost", "/password/forgotten.xhtml");
        VIEW_OF.put("/losenord/nytt", "/password/new.xhtml");
        VIEW_OF.put("/skapa-konto", "/signup/signup.xhtml");
        VIEW_OF.put("/skapa-konto/verifiera", "/signup/verify.xhtml");
        VIEW_OF.put("/inloggningar", "/sessions/sessions.xhtml");
        VIEW_OF.put("/valkommen", "/welcome/welcome.xhtml");
        VIEW_OF.put("/oversikt", "/overview/overview.xhtml");
        VIEW_OF.put("/forbrukning", "/consumption/consumption.xhtml");
        VIEW_OF.put("/fakturor", "/invoices/invoices.xhtml");
        VIEW_OF.put("/anlaggningar", "/facilities/facilities.xhtml");
        VIEW_OF.put("/uppgifter", "/details/details.xhtml");
        VIEW_OF.put("/meddelanden", "/messages/messages.xhtml");
        VIEW_OF.put("/valj-kund", "/customerchoice/customerchoice.xhtml");
        VIEW_OF.put("/hjalp", "/help/help.xhtml");
        VIEW_OF.put("/kontakt", "/contact/contact.xhtml");
        VIEW_OF.put("/personuppgifter", "/privacy/privacy.xhtml");
        VIEW_OF.put("/tillganglighet", "/accessibility/accessibility.xhtml");
        VIEW_OF.put("/lank", "/link/link.xhtml");
    }

    private static final Map<String, String> ADDRESS_OF =
            VIEW_OF.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private Routes() {}

    /** The view behind an address; {@code /hjalp/bankid} is the help view, which reads the rest. */
    public static Optional<String> viewOf(String address) {
        String exact = VIEW_OF.get(address);
        if (exact == null && address.startsWith("/hjalp/")) {
            exact = VIEW_OF.get("/hjalp");
        }
        return Optional.ofNullable(exact);
    }

    public static Optional<String> addressOf(String viewId) {
        return Optional.ofNullable(ADDRESS_OF.get(viewId));
    }
}

package se.minasidor.login;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import se.minasidor.tenancy.Uuids;

/**
 * Where a visitor wanted to go before the login came in between. Only our own pages are allowed, by
 * name: whatever else is asked for leads to the first page, so that a link cannot send people away.
 * The consumption page may say what it showed, in its own words; what is none of them is left out.
 */
public final class ReturnPath {

    public static final String FIRST = "/oversikt";
    public static final String CHOICE = "/valj-kund";

    /** Where somebody is who is nobody's customer yet. */
    public static final String WELCOME = "/valkommen";

    /** The person's own sessions and browsers. */
    public static final String SESSIONS = "/inloggningar";

    /** The steps before there is a session. */
    static final String FIRST_VISIT = "/forsta-gangen";

    /** Where a newcomer is told why they may not begin now. */
    static final String DOUBTFUL = "/?skal=osaker";

    /** Where a newcomer is told that the steps are over, or were taken elsewhere. */
    static final String START_AGAIN = "/?skal=borjaom";

    private static final String CONSUMPTION = "/forbrukning";

    private static final List<String> PAGES =
            List.of(
                    FIRST,
                    CONSUMPTION,
                    "/fakturor",
                    "/anlaggningar",
                    "/uppgifter",
                    "/meddelanden",
                    SESSIONS);

    /** A facility's id, a service, a length of time, a day, and the table instead of the chart. */
    private static final Pattern SHOWN =
            Pattern.compile(
                    "anl="
                            + Uuids.FORM
                            + "|tjanst=[a-z]{1,12}"
                            + "|upplosning=[a-z]{1,12}"
                            + "|fran=[0-9]{4}-[0-9]{2}-[0-9]{2}"
                            + "|vy=tabell");

    private static final int LONGEST_QUERY = 500;

    private ReturnPath() {}

    /** The page that is wanted, if it is one of ours; else the first one. */
    public static String allowed(String wanted) {
        if (wanted == null) {
            return FIRST;
        }
        String before = CONSUMPTION + "?";
        return PAGES.contains(wanted)
                ? wanted
                : wanted.startsWith(before)
                        ? CONSUMPTION + shown(wanted.substring(before.length()))
                        : FIRST;
    }

    /** The page that a refused request was about; an invoice leads to the invoices. */
    static String of(String path, String query) {
        int second = path.indexOf('/', 1);
        String page = second < 0 ? path : path.substring(0, second);
        return allowed(page.equals(CONSUMPTION) && query != null ? page + "?" + query : page);
    }

    /** Each of the consumption page's own parameters once, as far as its value can be one. */
    private static String shown(String query) {
        Map<String, String> known = new LinkedHashMap<>();
        if (query.length() <= LONGEST_QUERY) {
            for (String part : query.split("&")) {
                if (SHOWN.matcher(part).matches()) {
                    known.putIfAbsent(part.substring(0, part.indexOf('=')), part);
                }
            }
        }
        return known.isEmpty() ? "" : "?" + String.join("&", known.values());
    }

    /** Where one of several customers is chosen, before the page that was wanted. */
    static String choice(String wanted) {
        return asking(CHOICE, wanted);
    }

    /** The page that is wanted; empty for the first one, which nobody needs to ask for. */
    public static String beyondFirst(String wanted) {
        String page = allowed(wanted);
        return page.equals(FIRST) ? "" : page;
    }

    /** Another address that still knows which page is wanted. */
    public static String asking(String address, String wanted) {
        String page = beyondFirst(wanted);
        return page.isEmpty()
                ? address
                : address + (address.contains("?") ? "&" : "?") + parameter(page);
    }

    /** The parameter of another address that asks for an allowed page. */
    public static String parameter(String allowed) {
        return "fran=" + URLEncoder.encode(allowed, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}

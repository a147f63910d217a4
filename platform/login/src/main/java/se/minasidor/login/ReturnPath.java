package se.minasidor.login;

import java.util.List;

/**
 * Where a visitor wanted to go before the login came in between. Only our own pages are allowed, by
 * name: whatever else is asked for leads to the first page, so that a link cannot send people away.
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

    private static final List<String> PAGES =
            List.of(
                    FIRST,
                    "/forbrukning",
                    "/fakturor",
                    "/anlaggningar",
                    "/uppgifter",
                    "/meddelanden",
                    SESSIONS);

    private ReturnPath() {}

    public static String allowed(String wanted) {
        return wanted != null && PAGES.contains(wanted) ? wanted : FIRST;
    }

    /** The page that a refused request was about; an invoice leads to the invoices. */
    static String of(String path) {
        int second = path.indexOf('/', 1);
        return allowed(second < 0 ? path : path.substring(0, second));
    }
}

package se.minasidor.journeys;

import java.util.Properties;

/**
 * A portal of its own, in the operator's live folder, whose sessions warn five seconds after the
 * last click and may be kept; so nobody has to wait for half an hour.
 */
final class Hurried {

    /** Two minutes before the end one is asked. */
    private static final String IDLE = "125s";

    private static LiveTenant tenant;

    private Hurried() {}

    /** Opens the portal; its customers meet what those of the plainest organisation meet. */
    static Portal open() {
        Portal plain =
                Portal.withCustomerNumbers().stream()
                        .filter(p -> !p.wizard())
                        .findFirst()
                        .orElseThrow();
        tenant =
                new LiveTenant(
                        "brattom",
                        "brand.companyName=Bråttom\n",
                        """
                        login.methods=customernumber
                        register.extraProof=none
                        session.idle=%s
                        session.keep=7d
                        """
                                .formatted(IDLE));
        Properties facts = new Properties();
        facts.putAll(plain.facts());
        facts.setProperty("host", tenant.host());
        return new Portal("brattom", facts);
    }

    /** Removes the portal again. */
    static void close() {
        tenant.close();
    }
}

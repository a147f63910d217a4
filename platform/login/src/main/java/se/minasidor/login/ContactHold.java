package se.minasidor.login;

import java.time.Duration;

/**
 * Contact details stay as they are while a letter of paper is on its way to a customer whom nothing
 * else reaches (A.6 no. 7).
 */
public final class ContactHold {

    public static final Duration LENGTH = Duration.ofDays(3);

    private ContactHold() {}
}

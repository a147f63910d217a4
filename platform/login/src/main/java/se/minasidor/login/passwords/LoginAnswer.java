package se.minasidor.login.passwords;

import java.time.Duration;

/** How a try to log in with a password ended. */
public sealed interface LoginAnswer {

    /** They are in; the path to go to. */
    record Welcome(String path) implements LoginAnswer {}

    /** Wrong name or wrong password; nobody is told which. */
    record Refused() implements LoginAnswer {}

    /** Too many tries; how long until the next. */
    record Wait(Duration time) implements LoginAnswer {}

    /** Too many log in at once; nothing was checked. */
    record Busy() implements LoginAnswer {}
}

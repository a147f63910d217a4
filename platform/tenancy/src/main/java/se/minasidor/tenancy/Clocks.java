package se.minasidor.tenancy;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one clock, so that tests can bring their own. */
@Dependent
public class Clocks {

    @Produces
    @Dependent
    public Clock utc() {
        return Clock.systemUTC();
    }
}

package se.minasidor.tenancy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says when it is time to clear up what is too old: at once the first time, then no more than once
 * an hour for each tenant, on each node. Clearing up at every occasion costs as much as what it is
 * done beside.
 */
public final class Seldom {

    private static final Duration PAUSE = Duration.ofHours(1);

    private final Map<TenantId, Instant> last = new ConcurrentHashMap<>();

    /** True for one caller in an hour. */
    public boolean due(TenantId tenant, Instant now) {
        Instant before = last.get(tenant);
        if (before != null && now.isBefore(before.plus(PAUSE))) {
            return false;
        }
        return before == null
                ? last.putIfAbsent(tenant, now) == null
                : last.replace(tenant, before, now);
    }
}

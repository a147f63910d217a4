package se.minasidor.tenancy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says which of many knocks are worth a word: in an hour the first of each address, and no more
 * than a tenant's whole number, so that many addresses cannot do what one cannot. Each node counts
 * for itself.
 */
final class Bursts {

    static final int OF_AN_ADDRESS = 10;
    static final int OF_ALL = 100;
    private static final Duration WINDOW = Duration.ofHours(1);

    /** What to do about a knock. */
    enum Worth {
        TOLD,
        /** Told, and the last that is for the time being. */
        TOLD_LAST,
        COUNTED
    }

    private record Hour(Instant began, Map<String, Integer> told) {}

    private final Map<TenantId, Hour> hours = new ConcurrentHashMap<>();

    /** Addresses are kept only of knocks that are told, so that no more than those are held. */
    Worth next(TenantId tenant, String address, Instant now) {
        Hour hour =
                hours.compute(
                        tenant,
                        (id, last) ->
                                last == null || !now.isBefore(last.began().plus(WINDOW))
                                        ? new Hour(now, new HashMap<>())
                                        : last);
        synchronized (hour) {
            int all = hour.told().values().stream().mapToInt(Integer::intValue).sum();
            String neighbourhood = AddressPrefix.of(address);
            int before = hour.told().getOrDefault(neighbourhood, 0);
            if (all >= OF_ALL || before >= OF_AN_ADDRESS) {
                return Worth.COUNTED;
            }
            hour.told().put(neighbourhood, before + 1);
            return all + 1 == OF_ALL || before + 1 == OF_AN_ADDRESS ? Worth.TOLD_LAST : Worth.TOLD;
        }
    }
}

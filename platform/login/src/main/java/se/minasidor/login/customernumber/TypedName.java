package se.minasidor.login.customernumber;

import java.util.stream.Stream;
import se.minasidor.customers.CustomerNumber;
import se.minasidor.customers.IdentityNumber;

/** What was typed as a user name, the same for every spelling that means the same. */
final class TypedName {

    private static final int ORGANISATION = 10;

    private TypedName() {}

    /** By this attempts are counted; another spelling must not have a counter of its own. */
    static String key(String typed, String organisationPrefix) {
        String key = CustomerNumber.typed(typed).map(CustomerNumber::key).orElse(typed);
        String prefix = organisationPrefix == null ? "" : organisationPrefix;
        String bare = key.startsWith(prefix) ? key.substring(prefix.length()) : key;
        boolean organisation =
                Stream.of(key, bare)
                        .anyMatch(
                                spelling ->
                                        IdentityNumber.typed(spelling)
                                                .filter(IdentityNumber::organisation)
                                                .isPresent());
        return organisation ? key.substring(key.length() - ORGANISATION) : key;
    }
}

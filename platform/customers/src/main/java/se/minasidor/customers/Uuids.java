package se.minasidor.customers;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sets of ids as PostgreSQL reads an array. */
final class Uuids {

    private Uuids() {}

    static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}

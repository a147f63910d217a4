package se.minasidor.tenancy;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Ids as they are written in addresses, and as PostgreSQL reads an array of them. */
public final class Uuids {

    /** What an id looks like; {@link UUID#fromString} takes half of one, too. */
    public static final String FORM = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private Uuids() {}

    /** The id, if what a browser or a sender wrote is one. */
    public static Optional<UUID> typed(String text) {
        return text.matches(FORM) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    public static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}

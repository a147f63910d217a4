package se.minasidor.tenancy;

import java.util.Objects;
import java.util.UUID;

/**
 * Who did something that is recorded, apart from the one it happened to.
 *
 * @param id which of them: a person's or an API key's id, or the name of one of the staff; null
 *     where there is nothing to tell them apart by
 */
public record Actor(Kind kind, String id) {

    public enum Kind {
        /** Somebody who has proved who they are. */
        PERSON,
        /** Somebody who has not, whatever they say: most of what goes wrong. */
        VISITOR,
        /** Somebody at the organisation. */
        STAFF,
        /** Another system, by its API key. */
        INTEGRATOR,
        /** The portal itself, because time passed or something failed. */
        SYSTEM
    }

    public static final Actor VISITOR = new Actor(Kind.VISITOR, null);
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);

    public Actor {
        Objects.requireNonNull(kind);
    }

    public static Actor person(UUID id) {
        return new Actor(Kind.PERSON, id.toString());
    }

    public static Actor staff(String name) {
        return new Actor(Kind.STAFF, SecurityEvents.harmless(name));
    }

    public static Actor integrator(UUID key) {
        return new Actor(Kind.INTEGRATOR, key.toString());
    }
}

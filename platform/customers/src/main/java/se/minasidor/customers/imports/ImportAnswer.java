package se.minasidor.customers.imports;

import java.util.UUID;

/** How an import ended. Only {@link Done} and {@link Taken} brought anything in. */
public sealed interface ImportAnswer {

    /** Every line was looked at; the answer as JSON, {@code replayed} from an earlier attempt. */
    record Done(String json, boolean replayed) implements ImportAnswer {}

    /** It is here as a whole, and its lines are looked at by and by. */
    record Taken(UUID job, boolean replayed) implements ImportAnswer {}

    /** The body could not be read to its end; {@code line} is the last one that came whole. */
    record Unreadable(BodyFault fault, int line) implements ImportAnswer {}

    /** The first line of a CSV body does not name its columns as it must. */
    record BadHeader(String why) implements ImportAnswer {}

    /** Another import with the same key is running. */
    record Running() implements ImportAnswer {}

    /** The key was used for another import. */
    record KeyReused() implements ImportAnswer {}

    /** The tenant has as many large imports waiting as it may have. */
    record TooManyWaiting() implements ImportAnswer {}
}

package se.minasidor.customers.imports;

/** How an import ended. Only {@link Done} wrote anything. */
sealed interface ImportAnswer {

    /** Every line was looked at; the answer as JSON, {@code replayed} from an earlier attempt. */
    record Done(String json, boolean replayed) implements ImportAnswer {}

    /** The body ended before it should. */
    record Truncated() implements ImportAnswer {}

    /** Another import with the same key is running. */
    record Running() implements ImportAnswer {}

    /** The key was used for another import. */
    record KeyReused() implements ImportAnswer {}
}

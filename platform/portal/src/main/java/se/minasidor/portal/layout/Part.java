package se.minasidor.portal.layout;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One part of a page that is loaded by itself, so that a failing source blanks its own part only.
 *
 * @param error id of the fault in the log, or null when all went well
 */
public record Part<T>(T value, String error) {

    private static final Logger LOG = Logger.getLogger(Part.class.getName());

    public static <T> Part<T> of(T value) {
        return new Part<>(value, null);
    }

    /** What the source gives, or the fallback and an error id that support can find in the log. */
    public static <T> Part<T> load(String name, Supplier<T> source, T fallback) {
        try {
            return of(source.get());
        } catch (RuntimeException fault) {
            String id = Long.toString(System.nanoTime() & 0xffffff, 36).toUpperCase(Locale.ROOT);
            LOG.log(Level.WARNING, fault, () -> "Error " + id + ": no " + name + " to show");
            return new Part<>(fallback, id);
        }
    }

    public boolean failed() {
        return error != null;
    }
}

package se.minasidor.portal.layout;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.minasidor.tenancy.LogContext;

/**
 * One part of a page that is loaded by itself, so that a failing source blanks its own part only.
 *
 * @param error the request's id, as on every line of the log and in the answer's header; null when
 *     all went well
 */
public record Guarded<T>(T value, String error) {

    private static final Logger LOG = Logger.getLogger(Guarded.class.getName());

    public static <T> Guarded<T> of(T value) {
        return new Guarded<>(value, null);
    }

    /** What the source gives, or the fallback and the id by which support finds it in the log. */
    public static <T> Guarded<T> load(String name, Supplier<T> source, T fallback) {
        try {
            return of(source.get());
        } catch (RuntimeException fault) {
            String id = LogContext.request().orElse("-");
            LOG.log(Level.WARNING, fault, () -> "Error " + id + ": no " + name + " to show");
            return new Guarded<>(fallback, id);
        }
    }

    public boolean failed() {
        return error != null;
    }
}

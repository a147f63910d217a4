package se.minasidor.tenancy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Puts tenant and request id on every log line of ours.
 *
 * <p>A handler on our root logger sees each record before the server's handlers do and adds a map
 * to its parameters, which the server's formatters print as fields of their own.
 */
public final class LogContext {

    private record Line(String tenant, String request) {}

    private static final ThreadLocal<Line> CURRENT = new ThreadLocal<>();
    private static final Logger OURS = Logger.getLogger("se.minasidor");

    private LogContext() {}

    /** From now on this thread speaks for that tenant; the request id may be null in jobs. */
    public static void enter(String tenant, String request) {
        CURRENT.set(new Line(tenant, request));
    }

    public static void leave() {
        CURRENT.remove();
    }

    public static Optional<String> request() {
        return Optional.ofNullable(CURRENT.get()).map(Line::request);
    }

    /** Begins to mark log lines; a second call changes nothing. */
    public static void install() {
        for (Handler handler : OURS.getHandlers()) {
            if (handler.getClass().getName().equals(Marking.class.getName())) {
                OURS.removeHandler(handler); // of an earlier deployment
            }
        }
        OURS.addHandler(new Marking());
    }

    private static final class Marking extends Handler {
        @Override
        public void publish(LogRecord entry) {
            Line line = CURRENT.get();
            if (line == null) {
                return;
            }
            Map<String, String> fields = new LinkedHashMap<>();
            if (line.tenant() != null) {
                fields.put("tenant", line.tenant());
            }
            if (line.request() != null) {
                fields.put("request", line.request());
            }
            Object[] before = entry.getParameters() == null ? new Object[0] : entry.getParameters();
            Object[] after = Arrays.copyOf(before, before.length + 1, Object[].class);
            after[before.length] = fields;
            entry.setParameters(after);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

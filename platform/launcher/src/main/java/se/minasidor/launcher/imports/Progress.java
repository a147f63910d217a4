package se.minasidor.launcher.imports;

import java.io.PrintStream;
import java.util.Locale;

/** Says how far it is: a bar that moves on a terminal, a line now and then in a log. */
final class Progress {

    private static final int WIDTH = 30;
    private static final long PAUSE_IN_A_LOG = 10_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private long lastLine = System.nanoTime();
    private int width;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(String what, long done, long all, String more) {
        double share = all <= 0 ? 1 : Math.min(1.0, (double) done / all);
        int full = (int) (share * WIDTH);
        String line =
                String.format(
                        Locale.ROOT,
                        "%-8s [%s%s] %3d %%  %s",
                        what,
                        "#".repeat(full),
                        "-".repeat(WIDTH - full),
                        (int) (share * 100),
                        more);
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            out.flush();
            width = line.length();
        } else if (System.nanoTime() - lastLine > PAUSE_IN_A_LOG) {
            lastLine = System.nanoTime();
            out.println(line);
        }
    }

    /** The bar gives way to what is said next. */
    void clear() {
        if (terminal && width > 0) {
            out.print("\r" + " ".repeat(width) + "\r");
            out.flush();
            width = 0;
        }
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }

    static String time(long seconds) {
        return seconds < 100 ? seconds + " s" : (seconds + 30) / 60 + " min";
    }
}

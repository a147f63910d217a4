package se.minasidor.customers.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import se.minasidor.customers.imports.LineReader;

/**
 * Cuts a body into pieces of some lines each, without ever holding more than one of them. Of a line
 * that is too long only so much is kept that it still is too long.
 */
final class PartCutter {

    /** Small ones die young: they are the most of what an import leaves to be collected. */
    private static final int PIECE = 64 * 1024;

    private static final int KEPT_OF_A_LINE = LineReader.LONGEST + 1;

    private final InputStream body;
    private final int size;
    private final byte[] chunk = new byte[PIECE];
    private byte[] kept;
    private int length;
    private int lineBegins;
    private int lines;
    private boolean ended;

    PartCutter(InputStream body) {
        this(body, PIECE);
    }

    PartCutter(InputStream body, int size) {
        this.body = body;
        this.size = size;
        this.kept = new byte[size + chunk.length];
    }

    /** Some whole lines; only the last piece of a body may end without a line break. */
    Optional<byte[]> next() throws IOException {
        while (!ended && (length < size || lineBegins == 0)) {
            int got = body.read(chunk, 0, chunk.length);
            if (got < 0) {
                ended = true;
            } else {
                keep(got);
            }
        }
        int end = ended ? length : lineBegins;
        if (end == 0) {
            return Optional.empty();
        }
        byte[] piece = Arrays.copyOf(kept, end);
        System.arraycopy(kept, end, kept, 0, length - end);
        length -= end;
        lineBegins = 0;
        return Optional.of(piece);
    }

    private void keep(int got) {
        if (length + got > kept.length) {
            kept = Arrays.copyOf(kept, 2 * kept.length);
        }
        int from = 0;
        while (from < got) {
            int to = from;
            while (to < got && chunk[to] != '\n') {
                to++;
            }
            int more = Math.min(to - from, KEPT_OF_A_LINE - (length - lineBegins));
            System.arraycopy(chunk, from, kept, length, more);
            length += more;
            if (to < got) {
                kept[length++] = '\n';
                lines++;
                lineBegins = length;
                to++;
            }
            from = to;
        }
    }

    /** How many lines have come whole. */
    int lines() {
        return lines;
    }
}

package se.minasidor.customers.jobs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A text that is packed while it comes, quickly rather than well: a part lies in the database for
 * minutes.
 */
final class Gzip {

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream(64 * 1024);
    private Fast gzip;

    void add(byte[] text) {
        try {
            if (gzip == null) {
                gzip = new Fast(packed);
            }
            gzip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was added so far; what follows is another text. */
    byte[] take() {
        try {
            gzip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        gzip = null;
        byte[] taken = packed.toByteArray();
        packed.reset();
        return taken;
    }

    static InputStream unpacked(byte[] packed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(packed), 32 * 1024);
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream out) throws IOException {
            super(out, 64 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}

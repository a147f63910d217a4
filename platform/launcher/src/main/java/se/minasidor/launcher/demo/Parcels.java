package se.minasidor.launcher.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Packs lines for sending: as many at a time as the import answers at once, compressed. */
final class Parcels {

    private static final int CHARACTERS = 6_000_000;

    /** Where a parcel goes. */
    interface Send {
        void parcel(byte[] gzip) throws IOException, InterruptedException;
    }

    private final Send send;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private GZIPOutputStream open;
    private int inside;

    Parcels(Send send) {
        this.send = send;
    }

    void add(CharSequence line) throws IOException, InterruptedException {
        if (open == null) {
            open =
                    new GZIPOutputStream(packed, 1 << 14) {
                        {
                            def.setLevel(Deflater.BEST_SPEED);
                        }
                    };
        }
        open.write(line.toString().getBytes(StandardCharsets.ISO_8859_1));
        inside += line.length();
        if (inside >= CHARACTERS) {
            send();
        }
    }

    /** Sends what is left, if anything is. */
    void send() throws IOException, InterruptedException {
        if (open != null) {
            open.close();
            send.parcel(packed.toByteArray());
            packed.reset();
            open = null;
            inside = 0;
        }
    }
}

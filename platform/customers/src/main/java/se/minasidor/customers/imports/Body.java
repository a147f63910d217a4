package se.minasidor.customers.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.GZIPInputStream;

/**
 * The body of an import as it comes in: how much came, what its fingerprint is, and whether all of
 * it came. Read failures of the network count as a body that was cut, and a small body that unpacks
 * to a very large one is not read to its end.
 *
 * <p>A server that compresses its answers also unpacks what is sent to it, and takes away the
 * header that said so (Grizzly does). Then more comes than was announced, or, of a handful of
 * bytes, a little less.
 */
public final class Body extends FilterInputStream {

    /** Unpacked, in bytes, unless the operator says otherwise. */
    public static final long LARGEST = 10L * 1024 * 1024 * 1024;

    private static final long HIGHEST_RATIO = 250;
    private static final long RATIO_COUNTS_FROM = 64L * 1024 * 1024;

    /** By so many bytes the shortest bodies grow when they are packed: gzip's head and tail. */
    private static final long PACKING = 23;

    private static final long SHORTEST = 128;

    /** Counts what came over the wire, before anything is unpacked. */
    private static final class Wire extends FilterInputStream {
        private long bytes;
        private boolean ended;

        Wire(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            bytes += one < 0 ? 0 : 1;
            ended |= one < 0;
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            bytes += Math.max(0, got);
            ended |= got < 0;
            return got;
        }

        /**
         * Or the unpacker would take a pause of the network for the end of several gzip streams.
         */
        @Override
        public int available() {
            return ended ? 0 : 1;
        }
    }

    private final Wire wire;
    private final long announced;
    private final boolean gzip;
    private final long largest;
    private final MessageDigest digest;
    private long unpacked;
    private boolean opened;

    /**
     * @param announced the Content-Length, or -1 when the sender did not say
     */
    public Body(InputStream in, long announced, boolean gzip) {
        this(in, announced, gzip, LARGEST);
    }

    /**
     * @param largest how many bytes it may have, unpacked
     */
    public Body(InputStream in, long announced, boolean gzip, long largest) {
        super(new Wire(in));
        this.largest = largest;
        this.wire = (Wire) this.in;
        this.announced = announced;
        this.gzip = gzip;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 belongs to every Java", missing);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!opened) {
            opened = true;
            in = gzip ? new GZIPInputStream(wire, 32 * 1024) : wire;
        }
        int got = in.read(target, offset, length);
        if (got > 0) {
            digest.update(target, offset, got);
            unpacked += got;
            refuseTooMuch();
        }
        return got;
    }

    private void refuseTooMuch() throws BodyFault.Refused {
        long sent = gzip ? wire.bytes : announced > 0 ? announced : unpacked;
        if (unpacked > RATIO_COUNTS_FROM && unpacked > HIGHEST_RATIO * sent) {
            throw new BodyFault.Refused(BodyFault.BOMB);
        }
        if (unpacked > largest) {
            throw new BodyFault.Refused(BodyFault.TOO_LARGE);
        }
    }

    /** How much was read so far. */
    public long unpacked() {
        return unpacked;
    }

    /** To be asked at the end. */
    public boolean cut() {
        return wire.bytes < announced - (gzip || announced > SHORTEST ? 0 : PACKING);
    }

    /** SHA-256 of what was read, to be asked once. */
    public byte[] fingerprint() {
        return digest.digest();
    }
}

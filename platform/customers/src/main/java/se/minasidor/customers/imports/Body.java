package se.minasidor.customers.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.GZIPInputStream;

/**
 * The body of an import as it comes in: how much came, what its fingerprint is, and whether all of
 * it came. Read failures of the network count as a body that was cut.
 */
public final class Body extends FilterInputStream {

    /** Counts what came over the wire, before anything is unpacked. */
    private static final class Wire extends FilterInputStream {
        private long bytes;

        Wire(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            bytes += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            bytes += Math.max(0, got);
            return got;
        }
    }

    private final Wire wire;
    private final long announced;
    private final boolean gzip;
    private final MessageDigest digest;
    private boolean opened;

    /**
     * @param announced the Content-Length, or -1 when the sender did not say
     */
    public Body(InputStream in, long announced, boolean gzip) {
        super(new Wire(in));
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
        }
        return got;
    }

    /** To be asked at the end. */
    public boolean cut() {
        return wire.bytes < announced;
    }

    /** SHA-256 of what was read, to be asked once. */
    public byte[] fingerprint() {
        return digest.digest();
    }
}

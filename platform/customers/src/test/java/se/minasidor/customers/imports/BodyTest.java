package se.minasidor.customers.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyTest {

    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void aSmallBodyThatUnpacksToVeryMuchIsNotReadToItsEnd() throws IOException {
        Body bomb = gzip(zeros(200), Body.LARGEST);
        assertEquals(
                BodyFault.BOMB, BodyFault.of(assertThrows(IOException.class, () -> read(bomb))));
        assertEquals(64, bomb.unpacked() / MEGABYTE);
    }

    @Test
    void aSmallBodyMayUnpackToALittleMore() throws IOException {
        Body body = gzip(zeros(60), Body.LARGEST);
        assertEquals(60L * MEGABYTE, read(body));
    }

    @Test
    void noBodyIsLargerThanTheOperatorAllows() throws IOException {
        Body large = gzip(zeros(3), 2 * MEGABYTE);
        assertEquals(
                BodyFault.TOO_LARGE,
                BodyFault.of(assertThrows(IOException.class, () -> read(large))));
        Body plain = new Body(new ByteArrayInputStream(new byte[3]), 3, false, 2);
        assertEquals(
                BodyFault.TOO_LARGE,
                BodyFault.of(assertThrows(IOException.class, () -> read(plain))));
    }

    @Test
    void whatTheServerHasUnpackedAlreadyIsMeasuredByWhatWasSent() throws IOException {
        Body bomb = new Body(new Zeros(300L * MEGABYTE), 300_000, false);
        assertEquals(
                BodyFault.BOMB, BodyFault.of(assertThrows(IOException.class, () -> read(bomb))));
        Body twoLines = new Body(new ByteArrayInputStream(new byte[16]), 34, false);
        read(twoLines);
        assertFalse(twoLines.cut(), "a few bytes grow when they are packed");
        Body cut = new Body(new ByteArrayInputStream(new byte[900]), 901, false);
        read(cut);
        assertTrue(cut.cut());
    }

    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int got = (int) Math.min(left, length);
            left -= got;
            return got == 0 ? -1 : got;
        }
    }

    private static long read(Body body) throws IOException {
        return body.transferTo(OutputStream.nullOutputStream());
    }

    private static Body gzip(byte[] packed, long largest) {
        return new Body(new ByteArrayInputStream(packed), packed.length, true, largest);
    }

    private static byte[] zeros(int megabytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < megabytes; i++) {
                gzip.write(new byte[MEGABYTE]);
            }
        }
        return packed.toByteArray();
    }
}

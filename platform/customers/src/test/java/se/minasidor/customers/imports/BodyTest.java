package se.minasidor.customers.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

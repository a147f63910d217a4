package se.minasidor.customers.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.imports.LineReader.Line;
import se.minasidor.customers.imports.LineReader.State;

class LineReaderTest {

    @Test
    void linesEndInLfOrCrLfAndTheMarkIsNoText() throws IOException {
        List<Line> lines = read(bytes("\uFEFF{\"a\":1}\r\n\r\n{\"b\":\"ö\"}\n{\"c\":3}"));
        assertEquals(
                List.of(
                        new Line(1, State.TEXT, "{\"a\":1}", true),
                        new Line(3, State.TEXT, "{\"b\":\"ö\"}", true),
                        new Line(4, State.TEXT, "{\"c\":3}", false)),
                lines);
    }

    @Test
    void aBrokenLineIsToldAndTheNextIsRead() throws IOException {
        byte[] latin1 = "å\nb\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                List.of(State.NOT_UTF8, State.TEXT),
                read(latin1).stream().map(Line::state).toList());
        byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n'};
        assertEquals(State.NOT_UTF8, read(surrogate).get(0).state());
        byte[] overlong = {(byte) 0xC0, (byte) 0xAF, '\n'};
        assertEquals(State.NOT_UTF8, read(overlong).get(0).state());
    }

    @Test
    void aLineMayHaveOneMegabyteAndNoMore() throws IOException {
        String longest = "x".repeat(LineReader.LONGEST);
        List<Line> lines = read(bytes(longest + "\n" + longest + "x\nok\n"));
        assertEquals(
                List.of(State.TEXT, State.TOO_LONG, State.TEXT),
                lines.stream().map(Line::state).toList());
        assertEquals("ok", lines.get(2).text());
    }

    @Test
    void aHundredMegabytesInOneLineAreNeverHeld() throws IOException {
        long hundred = 100L * 1024 * 1024;
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        LineReader reader = new LineReader(new Same(hundred));
        Line line = reader.next().orElseThrow();
        System.gc();
        long after = runtime.totalMemory() - runtime.freeMemory();
        assertEquals(State.TOO_LONG, line.state());
        assertFalse(line.ended());
        assertEquals(Optional.empty(), reader.next());
        assertTrue(after - before < 8 * 1024 * 1024, "held " + (after - before));
    }

    @Test
    void nothingIsNoLine() throws IOException {
        assertEquals(List.of(), read(new byte[0]));
        assertEquals(List.of(), read(bytes("\n\r\n  \n")));
    }

    private static List<Line> read(byte[] body) throws IOException {
        LineReader reader = new LineReader(new ByteArrayInputStream(body));
        List<Line> lines = new ArrayList<>();
        for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        return lines;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As many bytes as wanted, all the same. */
    private static final class Same extends InputStream {
        private long left;

        Same(long bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int now = (int) Math.min(length, left);
            java.util.Arrays.fill(target, offset, offset + now, (byte) 'x');
            left -= now;
            return now == 0 ? -1 : now;
        }
    }
}

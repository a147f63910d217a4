package se.minasidor.customers.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.minasidor.customers.imports.LineReader;

class PartCutterTest {

    @Test
    void partsAreWholeLinesAndTogetherTheBody() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            StringBuilder body = new StringBuilder();
            for (int line = random.nextInt(200); line > 0; line--) {
                body.append("x".repeat(random.nextInt(3000))).append('\n');
            }
            if (random.nextBoolean()) {
                body.append("without an end");
            }
            List<String> parts = parts(body.toString(), 10_000);
            assertEquals(body.toString(), String.join("", parts));
            for (String part : parts.subList(0, Math.max(0, parts.size() - 1))) {
                assertTrue(part.endsWith("\n"));
            }
        }
    }

    @Test
    void ofALineThatIsTooLongOnlySoMuchIsKeptThatItStaysTooLong() throws IOException {
        String body = "a\n" + "x".repeat(20 * LineReader.LONGEST) + "\nb\n";
        List<String> parts = parts(body, 1000);
        String all = String.join("", parts);
        assertTrue(all.length() < LineReader.LONGEST + 100, "kept " + all.length());
        LineReader lines =
                new LineReader(new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)));
        assertEquals("a", lines.next().orElseThrow().text());
        assertEquals(LineReader.State.TOO_LONG, lines.next().orElseThrow().state());
        assertEquals("b", lines.next().orElseThrow().text());
    }

    private static List<String> parts(String body, int size) throws IOException {
        PartCutter cutter =
                new PartCutter(
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), size);
        List<String> parts = new ArrayList<>();
        for (Optional<byte[]> part = cutter.next(); part.isPresent(); part = cutter.next()) {
            parts.add(new String(part.get(), StandardCharsets.UTF_8));
        }
        return parts;
    }
}

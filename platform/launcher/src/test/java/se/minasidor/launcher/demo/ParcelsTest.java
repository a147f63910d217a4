package se.minasidor.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ParcelsTest {

    private static final int ANSWERED_AT_ONCE = 10 * 1024 * 1024;

    private final List<String> sent = new ArrayList<>();
    private final Parcels parcels = new Parcels(gzip -> sent.add(text(gzip)));

    private static String text(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void linesArriveWholeAndInOrder() throws Exception {
        List<String> lines =
                IntStream.range(0, 30_000).mapToObj(i -> i + "x".repeat(500) + "\n").toList();
        for (String line : lines) {
            parcels.add(line);
        }
        parcels.send();
        assertEquals(String.join("", lines), String.join("", sent));
        assertTrue(sent.size() > 1);
        assertTrue(sent.stream().allMatch(parcel -> parcel.endsWith("\n")));
        assertTrue(sent.stream().allMatch(parcel -> parcel.length() < ANSWERED_AT_ONCE));
    }

    @Test
    void nothingIsSentOfNothing() throws Exception {
        parcels.send();
        assertEquals(List.of(), sent);
    }
}

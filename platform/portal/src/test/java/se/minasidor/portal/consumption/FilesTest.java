package se.minasidor.portal.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.minasidor.customers.Facility.Service;
import se.minasidor.customers.Quantity;
import se.minasidor.customers.Resolution;

/** What is downloaded is what is shown. */
class FilesTest {

    private static final Shown OCTOBER = october();

    @TempDir Path folder;

    private static Shown october() {
        Choice choice =
                Given.choice(
                        "upplosning=dag&fran=2026-10-01",
                        Given.meter(
                                Given.facility(Service.EL, "Storgatan 1"),
                                Resolution.HOUR,
                                Quantity.EL_CONSUMPTION));
        return Given.shown(
                choice,
                Given.values(
                        Quantity.EL_CONSUMPTION,
                        choice.frame(),
                        from -> from.getDayOfMonth() == 11 ? null : 12_345L),
                Given.values(Quantity.EL_CONSUMPTION, choice.frame().lastYear(), from -> 13_000L));
    }

    private static String csv(String language) throws IOException {
        ConsumptionWords words = Given.words(language);
        StringBuilder csv = new StringBuilder();
        CsvFile.write(
                Sheets.of(OCTOBER, words),
                new FileTimes(OCTOBER.length(), words),
                language.equals("sv"),
                csv);
        return csv.toString();
    }

    @Test
    void swedishTextHasAMarkSemicolonsAndDecimalCommas() throws IOException {
        String csv = csv("sv");
        assertEquals('\uFEFF', csv.charAt(0));
        String[] lines = csv.substring(1).split("\r\n");
        assertEquals(32, lines.length);
        assertEquals("Dygn;2026 (kWh);2025 (kWh);Skillnad (kWh);Kvalitet", lines[0]);
        assertEquals("2026-10-01;12,345;13,000;-0,655;Uppmätt", lines[1]);
        assertEquals("2026-10-11;;13,000;;Saknas", lines[11]);
    }

    @Test
    void englishTextHasDecimalPoints() throws IOException {
        assertEquals("2026-10-01;12.345;13.000;-0.655;Measured", csv("en").split("\r\n")[1]);
    }

    @Test
    void aWorkbookHasNumbersAndDays() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ConsumptionWords words = Given.words("sv");
        ExcelFile.write(
                Sheets.of(OCTOBER, words),
                new FileTimes(OCTOBER.length(), words),
                "Förbrukning",
                file);
        Map<String, String> parts = parts(file.toByteArray());
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertTrue(sheet.contains("<v>12.345</v>"), sheet.substring(0, 900));
        assertTrue(sheet.contains("<v>46296.0</v>") || sheet.contains("<v>46296</v>"), "a day");
        assertTrue(parts.get("xl/styles.xml").contains("yyyy-mm-dd"));
    }

    @Test
    void theNameTellsWhatItIsAndNothingOfTheCustomer() {
        assertEquals(
                "forbrukning-el-2026-10.csv", ConsumptionFileServlet.fileName(OCTOBER, ".csv"));
    }

    private Map<String, String> parts(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("a.xlsx"), bytes);
        Map<String, String> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(),
                        new String(
                                zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}

package se.minasidor.customers.invoices;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a PDF must look like, wherever it comes from. */
final class PdfForm {

    static final int LARGEST = 10 * 1024 * 1024;

    private static final byte[] BEGINNING = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private PdfForm() {}

    static boolean fits(byte[] content) {
        return content.length >= BEGINNING.length
                && content.length <= LARGEST
                && Arrays.equals(content, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }
}

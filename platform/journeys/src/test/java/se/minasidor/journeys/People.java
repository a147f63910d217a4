package se.minasidor.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Test people; their numbers are from Skatteverket's published test numbers, each given out once.
 */
final class People {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final AtomicInteger ORGANISATIONS = new AtomicInteger(10_000);
    private static final AtomicInteger CUSTOMERS = new AtomicInteger(1_000_000);
    private static final List<String> NUMBERS = read();

    private People() {}

    private static List<String> read() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/people.txt")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String personnummer() {
        return NUMBERS.get(NEXT.getAndIncrement());
    }

    /** An organisation number with the right check digit, from a range no company is given. */
    static String organisationNumber() {
        return Customers.ocr("4029" + ORGANISATIONS.getAndIncrement());
    }

    /** A customer number nobody else has. */
    static String customerNumber() {
        return "7" + CUSTOMERS.getAndIncrement();
    }
}

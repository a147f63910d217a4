package se.minasidor.accounts;

import java.util.Arrays;

/** A version of a privacy policy: numbers with dots, or a date. */
public record PolicyVersion(String text) implements Comparable<PolicyVersion> {

    /** Number by number, so that 1.10 is higher than 1.9. */
    @Override
    public int compareTo(PolicyVersion other) {
        return Arrays.compare(numbers(), other.numbers());
    }

    private int[] numbers() {
        return Arrays.stream(text.split("[.-]")).mapToInt(Integer::parseInt).toArray();
    }
}

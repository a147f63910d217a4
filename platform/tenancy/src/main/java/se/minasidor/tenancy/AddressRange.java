package se.minasidor.tenancy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IP address or a CIDR range, such as {@code 10.0.0.0/8} or {@code ::1}. Never asks DNS. */
record AddressRange(byte[] network, int bits) {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Comma-separated ranges; a word that is no range stops the start and is named. */
    static List<AddressRange> list(String setting, String values) {
        return Arrays.stream(values.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(
                        value ->
                                typed(value)
                                        .orElseThrow(
                                                () ->
                                                        new IllegalArgumentException(
                                                                setting
                                                                        + " says \""
                                                                        + value
                                                                        + "\", which is no IP"
                                                                        + " address or range")))
                .toList();
    }

    static Optional<AddressRange> typed(String value) {
        String[] parts = value.split("/", 2);
        return address(parts[0]).flatMap(network -> withBits(network, parts));
    }

    private static Optional<AddressRange> withBits(byte[] network, String[] parts) {
        int all = network.length * 8;
        try {
            int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
            return bits >= 0 && bits <= all
                    ? Optional.of(new AddressRange(network, bits))
                    : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    static Optional<byte[]> address(String literal) {
        if (literal == null || !LITERAL.matcher(literal).matches()) {
            return Optional.empty();
        }
        if (!literal.contains(":") && literal.chars().filter(c -> c == '.').count() != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    static boolean anyContains(List<AddressRange> ranges, String address) {
        return address(address)
                .map(bytes -> ranges.stream().anyMatch(range -> range.contains(bytes)))
                .orElse(false);
    }
}

package se.minasidor.tenancy;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host name in the one form we compare: lower case, ASCII, no port, no trailing dot. Whatever a
 * client sends that is not a host name gives nothing, and so no tenant.
 */
public final class HostName {

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    private HostName() {}

    /** The host of a Host header as sent, or nothing where the header is malformed. */
    public static Optional<String> ofHeader(String header) {
        if (header == null) {
            return Optional.empty();
        }
        String name = PORT.matcher(header).replaceFirst("").toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return name.length() <= 253 && NAME.matcher(name).matches()
                ? Optional.of(name)
                : Optional.empty();
    }

    /** The host a person wrote in a settings file, where å, ä and ö are welcome. */
    public static Optional<String> ofSetting(String written) {
        try {
            return written.contains(":")
                    ? Optional.empty()
                    : ofHeader(IDN.toASCII(written.strip(), IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }
}

package se.minasidor.tenancy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Where a secret lies, which is all that an organisation's settings say about it: {@code env:NAME}
 * or {@code file:/path}. The secret itself is read when it is needed and is not kept.
 */
public record SecretReference(String where) {

    private static final Pattern FORM =
            Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]{0,99}|file:/\\S{1,400}");
    private static final long LARGEST = 10_000;

    public SecretReference {
        if (!isOne(where)) {
            throw new IllegalArgumentException("Not a reference to a secret");
        }
    }

    public static boolean isOne(String where) {
        return FORM.matcher(where).matches();
    }

    /** Says which secret could not be read; its message may be shown to operators. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private Unreadable(String message) {
            super(message);
        }
    }

    /** The secret, without white space around it. */
    public String read() throws Unreadable {
        return read(System::getenv);
    }

    String read(UnaryOperator<String> environment) throws Unreadable {
        String name = where.substring(where.indexOf(':') + 1);
        String secret =
                where.startsWith("env:")
                        ? Optional.ofNullable(environment.apply(name)).orElse("")
                        : content(Path.of(name));
        if (secret.isBlank()) {
            throw new Unreadable(where + " is empty or not set");
        }
        return secret.strip();
    }

    private String content(Path file) throws Unreadable {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Unreadable(where + " is too large for a secret");
            }
            return Files.readString(file);
        } catch (IOException | SecurityException unreadable) {
            throw new Unreadable(where + " cannot be read");
        }
    }
}

package se.minasidor.login.passwords;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Passwords that guessers try first, kept with us so that no password is shown to anybody else. The
 * list holds whole passwords and words; a word with digits and signs around it, or with digits for
 * letters, counts as the word.
 */
@ApplicationScoped
public class CommonPasswords {

    private static final String FILE = "common-passwords.txt";

    private Set<String> list;

    /** In lower case. */
    boolean known(String password) {
        Set<String> words = list();
        if (words.contains(password)) {
            return true;
        }
        String core = core(password);
        return words.contains(core)
                || words.contains(spoken(core))
                || twoWords(words, core)
                || twoWords(words, spoken(core));
    }

    /** Two common words in a row, such as sommarsommar or fotbollhammarby. */
    private static boolean twoWords(Set<String> words, String core) {
        for (int cut = 3; cut <= core.length() - 3; cut++) {
            if (words.contains(core.substring(0, cut)) && words.contains(core.substring(cut))) {
                return true;
            }
        }
        return false;
    }

    /** Without digits and signs at both ends. */
    private static String core(String password) {
        return password.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    }

    /** Digits and signs read as the letters they stand for. */
    private static String spoken(String password) {
        return password.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }

    /** Read when the first password is chosen; most visits never need it. */
    private synchronized Set<String> list() {
        if (list == null) {
            try (InputStream file = CommonPasswords.class.getResourceAsStream(FILE)) {
                list =
                        new String(file.readAllBytes(), StandardCharsets.UTF_8)
                                .lines()
                                .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                                .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return list;
    }
}

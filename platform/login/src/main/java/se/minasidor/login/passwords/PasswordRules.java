package se.minasidor.login.passwords;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a new password is good enough: long, and not one that a guesser tries first. There are no
 * rules about which characters it has, because they make passwords worse (ASVS 6.2.5).
 */
public final class PasswordRules {

    /** What is wrong; each has a text {@code password.fault.<name>}. */
    public enum Fault {
        SHORT,
        LONG,
        COMMON,
        CONTEXT
    }

    /** What must be left of a password when everything guessable is taken away. */
    private static final int LEFT = 5;

    private static final List<String> ROWS =
            List.of(
                    "abcdefghijklmnopqrstuvwxyzåäö",
                    "01234567890123456789",
                    "qwertyuiopå",
                    "asdfghjklöä",
                    "zxcvbnm",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
                    "1q2w3e4r5t6y7u8i9o0p",
                    "qazwsxedcrfvtgbyhnujm",
                    "!\"#¤%&/()=",
                    "!@#$%^&*()");

    private PasswordRules() {}

    /**
     * @param context words that anybody can find out: names of the organisation and the portal, the
     *     customer number, the address's name
     */
    public static Optional<Fault> fault(
            String typed, int minLength, CommonPasswords common, List<String> context) {
        String password = Passwords.normal(typed);
        int length = password.codePointCount(0, password.length());
        if (length < minLength) {
            return Optional.of(Fault.SHORT);
        }
        if (length > Passwords.LONGEST) {
            return Optional.of(Fault.LONG);
        }
        String low = password.toLowerCase(Locale.ROOT);
        if (common.known(low) || repeated(low) || withoutRows(low).length() < LEFT) {
            return Optional.of(Fault.COMMON);
        }
        String plain = letters(low);
        for (String name : parts(context)) {
            plain = plain.replace(name, "");
        }
        if (!plain.equals(letters(low)) && withoutRows(plain).length() < LEFT) {
            return Optional.of(Fault.CONTEXT);
        }
        return Optional.empty();
    }

    /** Each name as a whole and each of its words, the longest first. */
    private static List<String> parts(List<String> context) {
        return context.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .flatMap(name -> Stream.concat(Stream.of(name), Stream.of(name.split("[\\s.-]+"))))
                .map(PasswordRules::letters)
                .filter(name -> name.length() >= 4)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    private static String letters(String low) {
        return low.replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    /** The same few characters over and over. */
    private static boolean repeated(String low) {
        for (int unit = 1; unit <= low.length() / 2; unit++) {
            String whole = low.substring(0, unit).repeat(low.length() / unit + 1);
            if (whole.startsWith(low)) {
                return true;
            }
        }
        return low.chars().distinct().count() <= 3;
    }

    /**
     * Takes away what lies side by side on a keyboard or in the alphabet, four or more in a row.
     */
    private static String withoutRows(String low) {
        StringBuilder left = new StringBuilder();
        int at = 0;
        while (at < low.length()) {
            int run = longestRun(low, at);
            if (run >= 4) {
                at += run;
            } else {
                left.append(low.charAt(at++));
            }
        }
        return left.toString();
    }

    private static int longestRun(String low, int from) {
        int longest = 0;
        for (String row : ROWS) {
            String back = new StringBuilder(row).reverse().toString();
            int run = 1;
            while (from + run <= low.length()
                    && (row.contains(low.substring(from, from + run))
                            || back.contains(low.substring(from, from + run)))) {
                longest = Math.max(longest, run++);
            }
        }
        return longest;
    }
}

package se.minasidor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code ./minasidor help bankid}: a part of the README, where somebody is in need of it. */
enum HelpTopic {
    BANKID("BankID"),
    PROVIDERS("Logins of other services"),
    MAIL("Mail"),
    SECURITY("What a login proves");

    private final String heading;

    HelpTopic(String heading) {
        this.heading = heading;
    }

    static Optional<HelpTopic> of(String word) {
        return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * The part under its heading, as it is written.
     *
     * @throws IllegalStateException when the README has no such heading
     */
    String in(Path readme) throws IOException {
        List<String> lines = Files.readAllLines(readme);
        int from = lines.indexOf("### " + heading);
        if (from < 0) {
            throw new IllegalStateException(readme + " has no part named " + heading);
        }
        int to = from + 1;
        while (to < lines.size() && !lines.get(to).matches("##+ .*")) {
            to++;
        }
        return String.join("\n", lines.subList(from, to)).strip() + "\n";
    }
}

package se.minasidor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.TenantFolders;

/** What an operator needs is in the README, and the command line finds it there. */
class HelpTopicTest {

    private static final Path README = Path.of("../../README.md");

    private static final Map<HelpTopic, List<String>> NEEDED =
            Map.of(
                    HelpTopic.BANKID,
                    List.of(
                            "FP-certifikat",
                            "MINASIDOR_BANKID_CERTIFICATES",
                            "MINASIDOR_BANKID_ROOT",
                            "MINASIDOR_BANKID_SIGNATURE_ROOT",
                            "60 days",
                            "doctor"),
                    HelpTopic.PROVIDERS,
                    List.of(
                            "/logga-in/microsoft/svar",
                            "/logga-in/google/svar",
                            "/logga-in/facebook/svar",
                            "clientSecret=file:",
                            "doctor"),
                    HelpTopic.MAIL,
                    List.of("mail.from=", "mail.replyTo=", "SPF", "DKIM", "DMARC", "doctor"),
                    HelpTopic.SECURITY,
                    List.of("6.3.3", "single-factor", "What compensates"));

    @Test
    void eachTopicIsAPartOfTheReadmeAndSaysWhatIsNeeded() throws IOException {
        for (HelpTopic topic : HelpTopic.values()) {
            String part = topic.in(README);
            for (String words : NEEDED.get(topic)) {
                assertTrue(part.contains(words), topic + " lacks " + words);
            }
            assertTrue(part.lines().filter(line -> line.startsWith("##")).count() == 1, part);
            assertEquals(Optional.of(topic), HelpTopic.of(topic.word()));
        }
    }

    /** A way to log in cannot be added without saying what it proves. */
    @Test
    void everyWayToLogInHasItsRow() throws IOException {
        String values =
                TenantFolders.settingsTable()
                        .lines()
                        .filter(line -> line.startsWith("| `login.methods`"))
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst(".*some of ([^|]*) \\|.*\\|.*", "$1");
        List<String> methods = List.of(values.strip().split(", *"));
        assertTrue(methods.size() >= 4, values);
        String part = HelpTopic.SECURITY.in(README);
        for (String method : methods) {
            assertTrue(
                    part.lines().anyMatch(line -> line.startsWith("| `" + method + "`")), method);
        }
    }
}

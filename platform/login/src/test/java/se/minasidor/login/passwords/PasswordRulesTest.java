package se.minasidor.login.passwords;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.minasidor.login.passwords.PasswordRules.Fault;

class PasswordRulesTest {

    private static final List<String> CONTEXT =
            List.of(
                    "arvika-teknik",
                    "Arvika Teknik",
                    "Mina sidor",
                    "minasidor",
                    "104 778 1",
                    "anna.ek");

    private final CommonPasswords common = new CommonPasswords();

    private Optional<Fault> fault(String password) {
        return PasswordRules.fault(password, 10, common, CONTEXT);
    }

    private void refused(Fault why, String... passwords) {
        for (String password : passwords) {
            assertEquals(Optional.of(why), fault(password), password);
        }
    }

    private void accepted(String... passwords) {
        for (String password : passwords) {
            assertEquals(Optional.empty(), fault(password), password);
        }
    }

    @Test
    void lengthIsCountedInCharacters() {
        refused(Fault.SHORT, "", "kort", "niotecken", "åäöåäöåäö", "🦊🦊🦊🦊🦊🦊🦊🦊🦊");
        refused(Fault.LONG, "lång mening ".repeat(22));
        accepted("nio ord till", longest());
    }

    private static String longest() {
        StringBuilder words = new StringBuilder();
        for (int i = 1; words.length() < 256; i++) {
            words.append("å").append(i * i * 7).append(' ');
        }
        return words.substring(0, 256);
    }

    @Test
    void thereAreNoRulesAboutWhichCharacters() {
        accepted(
                "blåbärsrisets gröna",
                "korrekt häst batteri",
                "ⰔⰕⰖⰗⰘⰙⰚⰛⰜⰝⰞ",
                "🦊🐢🦉🐝🦋🐙🦀🐳🦔🐸",
                "xqvdkwpmzr");
    }

    @Test
    void whatGuessersTryFirstIsRefused() {
        refused(
                Fault.COMMON,
                "password123",
                "Password1234!",
                "p@ssw0rd2026",
                "Lösenord2026",
                "losenord!!!!",
                "Sommar2026!!",
                "hejhejhejhej",
                "Stockholm2026",
                "fotbollhammarby",
                "iloveyou1234",
                "aaaaaaaaaaaa",
                "ababababababab",
                "abcabcabcabc",
                "1234567890",
                "0987654321",
                "qwertyuiop",
                "qwerty123456",
                "1qaz2wsx3edc",
                "abcdefghijkl",
                "asdfghjklö12",
                "Minasidor2026");
    }

    @Test
    void whatAnybodyCanFindOutIsRefused() {
        refused(
                Fault.CONTEXT,
                "arvikateknik",
                "ArvikaTeknik1!",
                "minasidor-arvika",
                "anna.ek1047781",
                "Teknik2026!!");
    }

    @Test
    void aNameInsideALongPasswordIsNoFault() {
        accepted("min faster Anna ek odlar rabarber", "Arvika har sju katter i trapphuset");
    }
}

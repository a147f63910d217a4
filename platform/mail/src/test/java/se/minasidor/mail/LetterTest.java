package se.minasidor.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LetterTest {

    private static Letter letter(String template) {
        return new Letter("kund@example.se", Locale.ENGLISH, template, Map.of("code", "123456"));
    }

    /** Its name is logged where the organisation lacks a text. */
    @Test
    void nothingThatSomebodyTypedIsATemplate() {
        assertEquals("Letter:register", letter("register").toString());
        for (String typed : new String[] {"", "kund@example.se", "200010012383", "a\nb", "A"}) {
            String words =
                    assertThrows(IllegalArgumentException.class, () -> letter(typed)).getMessage();
            assertFalse(!typed.isEmpty() && words.contains("kund@example.se"), words);
        }
    }
}

package se.minasidor.login.passwords;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TypedEmailTest {

    @Test
    void whatCanBeAnAddressIsTaken() {
        for (String good :
                new String[] {
                    "a@b.se", "anna.ek+el@exempel.se", "o'neil@x-y.co.uk", "åsa@bär.se"
                }) {
            assertTrue(TypedEmail.plausible(good), good);
        }
    }

    @Test
    void whatCannotIsNot() {
        for (String bad :
                new String[] {
                    "",
                    "anna",
                    "anna@",
                    "@exempel.se",
                    "anna@exempel",
                    "a@b.se, c@d.se",
                    "a b@c.se",
                    "a@b.se\r\nBcc: c@d.se",
                    "<a@b.se>",
                    "a@b..se",
                    "a@b.se.",
                    ".a@b.se",
                    "a..b@c.se",
                    "a@b@c.se",
                    "a".repeat(250) + "@b.se"
                }) {
            assertFalse(TypedEmail.plausible(bad), bad);
        }
    }

    @Test
    void aMaskedAddressTellsTheOwnerAndNobodyElse() {
        assertEquals("a***@exempel.se", TypedEmail.masked("anna.ek@exempel.se"));
        assertEquals("***", TypedEmail.masked("anna"));
    }
}

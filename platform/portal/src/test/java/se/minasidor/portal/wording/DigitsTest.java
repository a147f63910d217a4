package se.minasidor.portal.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DigitsTest {

    @Test
    void longNumbersAreGrouped() {
        assertEquals("4026\u00a01187\u00a039", Digits.ocr("4026118739"));
        assertEquals("4026", Digits.ocr("4026"));
        assertEquals(
                "735\u00a0999\u00a0109\u00a0270\u00a0751\u00a0042",
                Digits.facilityId("735999109270751042"));
        assertEquals("991-2346", Digits.bankgiro("9912346"));
        assertEquals("5050-1055", Digits.bankgiro("5050-1055"));
        assertEquals("828\u00a030", Digits.postalCode("82830"));
    }

    @Test
    void whatIsNotSuchANumberStaysAsItIs() {
        assertEquals("FIBER-12", Digits.ocr("FIBER-12"));
        assertEquals("5263", Digits.facilityId("5263"));
        assertEquals("DE-12", Digits.postalCode("DE-12"));
        assertEquals(null, Digits.ocr(null));
        assertEquals(null, Digits.bankgiro(null));
    }
}

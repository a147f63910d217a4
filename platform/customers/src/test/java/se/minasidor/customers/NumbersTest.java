package se.minasidor.customers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0123436, 0123436",
        "' 01234 36 ', 0123436",
        "0123-436, 0123436",
        "0123–436, 0123436",
        "k-100 200, K100200",
        "AB/12.3, AB/12.3"
    })
    void aCustomerNumberIsFoundHoweverItIsTyped(String typed, String key) {
        assertEquals(key, CustomerNumber.typed(typed).orElseThrow().key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "--", "<script>", "a@b", "12;34", "1'2"})
    void whatIsNoCustomerNumberIsNone(String typed) {
        assertEquals(Optional.empty(), CustomerNumber.typed(typed));
    }

    @Test
    void leadingZerosStay() {
        assertEquals("007", CustomerNumber.typed("007").orElseThrow().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"735999109151401011", "735999109270751042", "735999 109151 401011"})
    void publishedFacilityIdsFit(String typed) {
        FacilityId id = FacilityId.typed(typed).orElseThrow();
        assertTrue(id.gs1());
        assertTrue(id.checkDigitFits());
    }

    @Test
    void aWrongCheckDigitIsTakenAndALengthIsNot() {
        assertFalse(FacilityId.typed("735999123456789152").orElseThrow().checkDigitFits());
        assertEquals(Optional.empty(), FacilityId.typed("73599912345678915"));
        assertTrue(FacilityId.typed("5263").orElseThrow().checkDigitFits());
        assertEquals("Södermalm 1:27", FacilityId.typed("Södermalm 1:27").orElseThrow().value());
    }

    @ParameterizedTest
    @CsvSource({"123455, false", "1234574, true", "12 3455, false"})
    void aPaymentReferenceEndsInItsCheckDigit(String typed, boolean lengthDigit) {
        assertEquals(lengthDigit, Ocr.typed(typed).orElseThrow().hasLengthDigit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"123451", "1", "", "12345a", "00000000000000000000000000"})
    void otherReferencesAreRefused(String typed) {
        assertEquals(Optional.empty(), Ocr.typed(typed));
    }
}

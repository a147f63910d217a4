package se.minasidor.login.customernumber;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4020502805",
                "402050-2805",
                "16402050-2805",
                "164020502805",
                "00 402050 2805",
                "99402050-2805"
            })
    void everySpellingOfAnOrganisationNumberCountsAsOne(String spelling) {
        assertEquals("4020502805", TypedName.key(spelling, "99"));
    }

    @Test
    void aCustomerNumberStaysItself() {
        assertEquals("0080067", TypedName.key("00 80067", "16"));
        assertEquals("1680067", TypedName.key("1680067", "16"));
    }
}

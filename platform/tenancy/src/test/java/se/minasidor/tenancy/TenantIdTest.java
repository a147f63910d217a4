package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"ab", "north-works", "utility2", "a-1-b"})
    void shortNamesOfLettersDigitsAndHyphensAreIds(String value) {
        assertEquals(value, new TenantId(value).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "North",
                "north_works",
                "-north",
                "north-",
                "a--b",
                "2north",
                "å-ö"
            })
    void everythingElseIsRefused(String value) {
        assertThrows(IllegalArgumentException.class, () -> new TenantId(value));
    }

    @Test
    void anIdHasFortyCharactersAtMost() {
        assertThrows(IllegalArgumentException.class, () -> new TenantId("a".repeat(41)));
    }
}

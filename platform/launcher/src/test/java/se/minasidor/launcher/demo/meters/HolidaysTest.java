package se.minasidor.launcher.demo.meters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

    @Test
    void easterIsWhereTheAlmanacHasIt() {
        assertEquals(LocalDate.of(2024, 3, 31), Holidays.easter(2024));
        assertEquals(LocalDate.of(2025, 4, 20), Holidays.easter(2025));
        assertEquals(LocalDate.of(2026, 4, 5), Holidays.easter(2026));
        assertEquals(LocalDate.of(2038, 4, 25), Holidays.easter(2038));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14",
                "2026-06-06", "2026-06-19", "2026-12-24", "2026-12-25", "2026-12-31", "2026-11-21"
            })
    void nobodyWorksOn(LocalDate day) {
        assertTrue(Holidays.free(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02", "2026-04-07", "2026-06-18", "2026-06-26", "2026-11-20"})
    void peopleWorkOn(LocalDate day) {
        assertFalse(Holidays.free(day));
    }
}

package se.minasidor.portal.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    @ParameterizedTest
    @CsvSource({
        "17700, 5000, 20000",
        "20000, 5000, 20000",
        "20001, 5000, 25000",
        "431000, 100000, 500000",
        "1, 1, 1",
        "999999999, 200000000, 1000000000",
        "742, 200, 800"
    })
    void theTopIsTheFirstRoundStepAboveTheHighest(long highest, long step, long top) {
        Axis axis = Axis.of(0, highest);
        assertEquals(step, axis.step());
        assertEquals(top, axis.top());
        assertEquals(0, axis.bottom());
    }

    @Test
    void thereAreNeverMoreThanSixLinesAboveZero() {
        for (long highest = 1; highest < 100_000_000; highest = highest * 3 / 2 + 1) {
            assertTrue(Axis.of(0, highest).steps().size() <= 6, "for " + highest);
        }
    }

    @Test
    void whatIsProducedGoesBelowZero() {
        Axis axis = Axis.of(-23_000, 31_000);
        assertEquals(List.of(-40_000L, -20_000L, 0L, 20_000L, 40_000L), axis.steps());
        assertEquals(100, axis.y(0, 200));
        assertEquals(200, axis.y(-40_000, 200));
    }

    @Test
    void nothingAtAllStillHasABaseLine() {
        assertEquals(0, Axis.of(0, 0).bottom());
        assertTrue(Axis.of(0, 0).top() > 0);
    }

    @Test
    void smallStepsAreWrittenWithTheirDecimals() {
        assertEquals(0, Axis.of(0, 17_700).decimals());
        assertEquals(1, Axis.of(0, 742).decimals());
        assertEquals(2, Axis.of(0, 45).decimals());
        assertEquals(3, Axis.of(0, 4).decimals());
    }
}

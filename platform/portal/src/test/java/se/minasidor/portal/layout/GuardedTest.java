package se.minasidor.portal.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.minasidor.tenancy.LogContext;

class GuardedTest {

    @Test
    void aFailingSourceBlanksOnlyItsOwnPart() {
        LogContext.enter("alfa", "87f8acf136f5d3e4");
        Guarded<List<String>> failed =
                Guarded.load(
                        "test",
                        () -> {
                            throw new IllegalStateException("out of order");
                        },
                        List.of());
        LogContext.leave();
        assertTrue(failed.failed());
        assertEquals("87f8acf136f5d3e4", failed.error(), "the request's id is told to support");
        assertEquals(List.of(), failed.value());
        assertFalse(Guarded.load("test", () -> List.of("el"), List.of()).failed());
    }
}

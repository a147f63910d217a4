package se.minasidor.portal.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartTest {

    @Test
    void aFailingSourceBlanksOnlyItsOwnPart() {
        Part<List<String>> failed =
                Part.load(
                        "test",
                        () -> {
                            throw new IllegalStateException("out of order");
                        },
                        List.of());
        assertTrue(failed.failed());
        assertNotNull(failed.error());
        assertEquals(List.of(), failed.value());
        assertFalse(Part.load("test", () -> List.of("el"), List.of()).failed());
    }
}

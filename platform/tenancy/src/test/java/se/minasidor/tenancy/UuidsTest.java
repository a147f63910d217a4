package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidsTest {

    private static final String ID = "0f9b1f5e-0000-4000-8000-000000000001";

    @Test
    void anIdIsReadAsItIsWritten() {
        assertEquals(Optional.of(UUID.fromString(ID)), Uuids.typed(ID));
        assertEquals("{" + ID + "}", Uuids.array(List.of(UUID.fromString(ID))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", ID + " ", "0F9B1F5E-0000-4000-8000-000000000001"})
    void nothingElseIsOne(String text) {
        assertEquals(Optional.empty(), Uuids.typed(text));
    }
}

package se.minasidor.portal.consumption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTest {

    @Test
    void anAddressIsReadAndWrittenTheSame() {
        String query =
                "anl=0f9b1f5e-0000-4000-8000-000000000001&upplosning=dag&fran=2026-11-01&vy=tabell";
        assertEquals("/forbrukning?" + query, Given.asked(query).address());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anl=1&upplosning=sekund&fran=i+dag&tjanst=gas&vy=",
                "anl=%00&fran=2026-02-30",
                "fran=99999999999-01-01",
                "anl=0f9b1f5e-0000-4000-8000-00000000000g"
            })
    void whatCannotBeReadIsLeftOut(String query) {
        Asked asked = Given.asked(query);
        assertNull(asked.facility());
        assertNull(asked.bars());
        assertNull(asked.from());
        assertNull(asked.service());
        assertFalse(asked.table());
        assertEquals("/forbrukning", asked.address());
    }

    @Test
    void whatIsSearchedForIsEncoded() {
        assertEquals(
                "/forbrukning?sok=%C3%85gatan+%22%3C1", Given.asked("sok=Ågatan \"<1").address());
    }
}

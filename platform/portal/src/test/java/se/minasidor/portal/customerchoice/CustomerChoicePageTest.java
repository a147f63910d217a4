package se.minasidor.portal.customerchoice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.minasidor.accounts.Engagement;

class CustomerChoicePageTest {

    private final Engagement north = of("10-2030", "Norra Verkstaden AB");
    private final Engagement south = of("0123436", "Södra Verkstaden AB");

    @Test
    void isFoundByNameOrNumberHoweverItIsWritten() {
        assertEquals(List.of(south), found("södra"));
        assertEquals(List.of(north), found("10 20 30"));
        assertEquals(List.of(south), found("0123-436"));
        assertEquals(List.of(north, south), found("verkstaden"));
        assertEquals(List.of(north, south), found(""));
        assertEquals(List.of(), found("västra"));
    }

    private List<Engagement> found(String sought) {
        return CustomerChoicePage.matching(List.of(north, south), sought);
    }

    private static Engagement of(String number, String name) {
        return new Engagement(UUID.randomUUID(), number, name, "nord", Set.of());
    }
}

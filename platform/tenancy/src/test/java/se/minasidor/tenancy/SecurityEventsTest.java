package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityEventsTest {

    @ParameterizedTest
    @CsvSource({
        "tried 19440119-7480 twice, tried *** twice",
        "194401197480, ***",
        "900101+2389, ***",
        "165564786647, ***",
        "customer 0123436, customer 0123436"
    })
    void personalNumbersAreHiddenInDetails(String written, String kept) {
        assertEquals(kept, SecurityEvents.harmless(written));
    }
}

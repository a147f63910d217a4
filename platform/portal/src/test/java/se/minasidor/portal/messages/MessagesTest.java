package se.minasidor.portal.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static Message of(String key, LocalDate day) {
        return new Message(key, "file", Map.of(), day, null);
    }

    @Test
    void theNewestStandsFirstAndWhatHasNoDayBeforeAll() {
        LocalDate first = LocalDate.of(2026, 11, 1);
        assertEquals(
                List.of("lasting", "second", "notice", "first"),
                Messages.newestFirst(
                                Stream.of(
                                        of("notice", first),
                                        of("lasting", null),
                                        of("first", first),
                                        of("second", first.plusDays(1))))
                        .stream()
                        .map(Message::key)
                        .toList());
    }
}

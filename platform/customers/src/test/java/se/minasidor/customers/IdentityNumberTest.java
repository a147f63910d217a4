package se.minasidor.customers;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.minasidor.customers.IdentityNumber.Kind;

/** People in these tests are Skatteverket's test numbers; the companies are public. */
class IdentityNumberTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource({
        "193502168788, PERSON, 193502168788",
        "19350216-8788, PERSON, 193502168788",
        "1935 0216 8788, PERSON, 193502168788",
        "350216-8788, PERSON, 193502168788",
        "3502168788, PERSON, 193502168788",
        "19771205–2393, PERSON, 197712052393",
        "811101-2384, PERSON, 198111012384",
        "8509129881, PERSON, 198509129881",
        "16198509129881, NONE, ''",
        "168509129881, PERSON, 198509129881",
        "199001252395, PERSON, 199001252395",
        "020610-2386, PERSON, 200206102386",
        "200609142385, PERSON, 200609142385",
        "19140781-2385, COORDINATION, 191407812385",
        "140781+2385, COORDINATION, 191407812385",
        "540389-2382, COORDINATION, 195403892382",
        "202207682382, COORDINATION, 202207682382",
        "5564786647, ORGANISATION, 5564786647",
        "556478-6647, ORGANISATION, 5564786647",
        "16556478-6647, ORGANISATION, 5564786647",
        "165564786647, ORGANISATION, 5564786647",
        "00 556478 6647, ORGANISATION, 5564786647",
        "５５６４７８６６４７, ORGANISATION, 5564786647",
        "556502 7223, ORGANISATION, 5565027223",
    })
    void allTheFormsPeopleTypeAreOneNumber(String typed, String kind, String digits) {
        Optional<IdentityNumber> number = IdentityNumber.typed(typed, TODAY);
        assertEquals(kind, number.map(n -> n.kind().name()).orElse("NONE"));
        assertEquals(digits, number.map(IdentityNumber::digits).orElse(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "19900101001",
                "193502168789",
                "19350216+8788",
                "193513168788",
                "209902168788",
                "556478+6647",
                "5564786648",
                "195564786647",
                "3502T6-8788",
                "123",
                "1935021687880",
                "0000000000",
                "000000000000",
                "9999999999999999999999999999999999999999999999"
            })
    void whatIsNoNumberIsNone(String typed) {
        assertEquals(Optional.empty(), IdentityNumber.typed(typed, TODAY));
    }

    @Test
    void nobodyIsBornTomorrow() {
        assertTrue(IdentityNumber.typed("200609142385", LocalDate.of(2006, 9, 14)).isPresent());
        assertFalse(IdentityNumber.typed("200609142385", LocalDate.of(2006, 9, 13)).isPresent());
        assertEquals(
                Optional.empty(),
                IdentityNumber.typed("060914-2385", LocalDate.of(2006, 9, 13))
                        .filter(n -> n.digits().startsWith("20")));
    }

    @Test
    void itIsNeverPrinted() {
        for (String typed : new String[] {"193502168788", "5564786647"}) {
            IdentityNumber number = IdentityNumber.typed(typed, TODAY).orElseThrow();
            assertFalse(number.toString().contains(typed.substring(4)));
        }
        assertEquals(Kind.ORGANISATION + ":***", typed("5564786647").toString());
    }

    private static IdentityNumber typed(String text) {
        return IdentityNumber.typed(text, TODAY).orElseThrow();
    }

    @Test
    void anyShortTextIsReadOrRefusedAndNeverThrows() {
        Random random = new Random(20261121);
        String likely = "0123456789 -+\u2013\u00a0\u200b\uff11TR\uD800é\u0000";
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(21);
            while (text.length() < length) {
                text.append(
                        random.nextInt(10) < 9
                                ? likely.charAt(random.nextInt(likely.length()))
                                : (char) random.nextInt(0x10000));
            }
            String typed = text.toString();
            assertDoesNotThrow(() -> IdentityNumber.typed(typed), "threw on random text");
            assertDoesNotThrow(() -> CustomerNumber.typed(typed), "threw on random text");
            assertDoesNotThrow(() -> FacilityId.typed(typed), "threw on random text");
            assertDoesNotThrow(() -> Ocr.typed(typed), "threw on random text");
        }
    }
}

package se.minasidor.login.bankid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HintTest {

    @ParameterizedTest
    @CsvSource({
        "outstandingTransaction, rfa1, rfa13",
        "noClient, rfa1, rfa1",
        "started, rfa15b, rfa15a",
        "userMrtd, rfa23, rfa23",
        "userCallConfirm, call, call",
        "USERSIGN, rfa9, rfa9",
        "processing, rfa21, rfa21",
        "somethingNew, rfa21, rfa21",
        "userCancel, rfa21, rfa21"
    })
    void whileItGoesOn(String hint, String byCode, String byLinkOnAComputer) {
        assertEquals(byCode, Hint.pending(hint).text(Start.CODE, false));
        assertEquals(byLinkOnAComputer, Hint.pending(hint).text(Start.LINK, false));
    }

    @Test
    void aPhoneIsToldAboutThisDevice() {
        assertEquals("rfa15b", Hint.pending("started").text(Start.LINK, true));
    }

    @ParameterizedTest
    @CsvSource({
        "expiredTransaction, rfa8, rfa8",
        "certificateErr, rfa16, rfa16",
        "userCancel, rfa6, rfa6",
        "cancelled, rfa3, rfa3",
        "startFailed, rfa17b, rfa17a",
        "userDeclinedCall, declinedcall, declinedcall",
        "notSupportedByUserApp, oldapp, oldapp",
        "transactionRiskBlocked, risk, risk",
        "somethingNew, rfa22, rfa22",
        "userSign, rfa22, rfa22"
    })
    void whenItFailed(String hint, String byCode, String byLink) {
        assertEquals(byCode, Hint.failed(hint).text(Start.CODE, false));
        assertEquals(byLink, Hint.failed(hint).text(Start.LINK, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void everyMessageHasWords(String language) throws IOException {
        Properties words = new Properties();
        Path file = Path.of("../../tenants/shared/texts/bankid_" + language + ".properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            words.load(reader);
        }
        Stream.concat(
                        Arrays.stream(Hint.values())
                                .flatMap(
                                        h ->
                                                Stream.of(
                                                        h.text(Start.CODE, true),
                                                        h.text(Start.LINK, false))),
                        Arrays.stream(Failure.values()).map(Failure::text))
                .forEach(key -> assertTrue(words.containsKey("bankid." + key), key));
    }
}

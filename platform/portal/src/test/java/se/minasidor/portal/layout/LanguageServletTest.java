package se.minasidor.portal.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageServletTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/fakturor", "/fakturor?ar=2026&visa=obetalda", "/hjalp/bankid"})
    void anOwnAddressLeadsBack(String address) {
        assertEquals(address, LanguageServlet.back(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fakturor",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "/a\r\nSet-Cookie: x",
                "/@evil.example",
                "/%2f/evil.example",
                "/%5cevil.example"
            })
    void anythingElseLeadsToTheFirstPage(String address) {
        assertEquals("/", LanguageServlet.back(address));
        assertEquals("/", LanguageServlet.back(null));
    }
}

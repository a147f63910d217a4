package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClientAddressTest {

    private final ClientAddress addresses = new ClientAddress("10.0.0.0/8, ::1", "127.0.0.1");
    private final Http http = new Http();

    @Test
    void forwardedHeadersOfAStrangerAreNotBelieved() {
        http.remote = "203.0.113.7";
        http.header("X-Forwarded-For", "192.0.2.1").header("X-Forwarded-Proto", "https");
        assertEquals("203.0.113.7", addresses.of(http.request));
        assertFalse(addresses.secure(http.request));
    }

    @Test
    void theTrustedProxySaysWhoIsCallingAndHow() {
        http.remote = "10.1.2.3";
        http.header("X-Forwarded-For", "192.0.2.1").header("X-Forwarded-Proto", "https");
        assertEquals("192.0.2.1", addresses.of(http.request));
        assertTrue(addresses.secure(http.request));
    }

    @Test
    void whatTheClientWroteItselfBeforeTheProxyIsNotBelieved() {
        http.remote = "10.1.2.3";
        http.header("X-Forwarded-For", "198.51.100.99, 192.0.2.1, 10.9.9.9");
        assertEquals("192.0.2.1", addresses.of(http.request));
    }

    @Test
    void nonsenseInTheHeaderEndsTheChain() {
        http.remote = "10.1.2.3";
        http.header("X-Forwarded-For", "192.0.2.1, unknown");
        assertEquals("10.1.2.3", addresses.of(http.request));
    }

    @Test
    void metricsAreForConfiguredAddresses() {
        http.remote = "127.0.0.1";
        assertTrue(addresses.mayManage(http.request));
        http.remote = "192.0.2.1";
        assertFalse(addresses.mayManage(http.request));
    }

    @Test
    void aProxyOnTheSameMachineDoesNotOpenTheMetrics() {
        http.remote = "127.0.0.1";
        http.header("X-Forwarded-For", "192.0.2.1");
        assertFalse(addresses.mayManage(http.request));
    }

    @Test
    void aWordThatIsNoAddressIsNamed() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new ClientAddress("proxy.local", "127.0.0.1"))
                        .getMessage();
        assertTrue(message.contains("minasidor.trusted.proxies says \"proxy.local\""), message);
    }
}

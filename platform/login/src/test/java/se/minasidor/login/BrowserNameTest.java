package se.minasidor.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BrowserNameTest {

    private static final String WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko) ";

    @Test
    void aBrowserIsNamedByWhatItsOwnerCallsIt() {
        assertEquals(
                "Chrome, Windows",
                BrowserName.of(
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) "
                                + WEBKIT
                                + "Chrome/140.0.0.0 Safari/537.36"));
        assertEquals(
                "Edge, Windows",
                BrowserName.of(
                        "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0"));
        assertEquals(
                "Safari, iPhone",
                BrowserName.of(
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) "
                                + WEBKIT
                                + "Version/18.0 Mobile/15E148 Safari/604.1"));
        assertEquals(
                "Firefox, Linux",
                BrowserName.of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"));
        assertEquals(
                "Chrome, Android",
                BrowserName.of("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537"));
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertEquals("", BrowserName.of(null));
        assertEquals("", BrowserName.of("curl/8.5.0"));
        assertEquals("Linux", BrowserName.of("Something (Linux)"));
    }
}

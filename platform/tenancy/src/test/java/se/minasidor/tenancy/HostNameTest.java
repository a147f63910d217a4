package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "my.example, my.example",
        "MY.Example, my.example",
        "my.example:8080, my.example",
        "my.example., my.example",
        "my.example.:443, my.example",
        "xn--sknen-fra.example, xn--sknen-fra.example"
    })
    void theSameHostIsAlwaysWrittenTheSameWay(String sent, String normal) {
        assertEquals(Optional.of(normal), HostName.ofHeader(sent));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                ".",
                "my..example",
                "my.example..",
                "my.example/evil",
                "my.example:",
                "my.example:80:80",
                "user@my.example",
                "my.example,other.example",
                "my example",
                "my.example\r\nx",
                "-my.example",
                "[::1]:80",
                "må.example",
                "<b>.example"
            })
    void whatIsNoHostNameHasNoTenant(String sent) {
        assertEquals(Optional.empty(), HostName.ofHeader(sent));
    }

    @Test
    void aSettingMayBeWrittenWithSwedishLetters() {
        assertEquals(Optional.of("xn--vst-qla.example"), HostName.ofSetting("väst.example"));
    }

    @Test
    void aSettingHasNoPort() {
        assertEquals(Optional.empty(), HostName.ofSetting("my.example:80"));
    }
}

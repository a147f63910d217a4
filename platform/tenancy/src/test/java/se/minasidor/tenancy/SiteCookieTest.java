package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SiteCookieTest {

    private static final Tenant ANY = TenantFolders.once(null).tenants().values().iterator().next();

    @ParameterizedTest
    @EnumSource
    void eachIsExplainedInEachLanguage(SiteCookie cookie) {
        for (String language : new String[] {"sv", "en"}) {
            assertTrue(
                    ANY.words()
                            .shared()
                            .get(language)
                            .containsKey("privacy.cookies." + cookie.id()),
                    cookie + " in " + language);
        }
        assertTrue(new WordBook().has(ANY, Locale.ENGLISH, "privacy.cookies." + cookie.id()));
    }

    @ParameterizedTest
    @EnumSource
    void eachLastsAsLongAsIsSaid(SiteCookie cookie) throws Exception {
        Http http = new Http();
        HostCookie.write(http.response, cookie, "a");
        String written = http.answered("Set-Cookie");
        String age =
                cookie.lasting()
                        .map(time -> "; Max-Age=" + time.toSeconds())
                        .orElse("SameSite=Lax");
        assertTrue(written.startsWith("__Host-" + cookie.id() + "=a;"), written);
        assertTrue(written.endsWith(age), written);
    }

    @Test
    void theTenantSaysHowLongALoginLasts() {
        assertEquals(Optional.of(ANY.session().max()), SiteCookie.SESSION.goodFor(ANY));
        assertEquals(ANY.session().keep(), SiteCookie.KEPT.goodFor(ANY));
        assertEquals(Optional.of(Duration.ofDays(400)), SiteCookie.DEVICE.goodFor(ANY));
        assertEquals(ANY.session().keep().isPresent(), SiteCookie.KEPT.usedBy(ANY));
    }
}

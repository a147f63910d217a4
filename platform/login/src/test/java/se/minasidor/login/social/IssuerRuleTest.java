package se.minasidor.login.social;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssuerRuleTest {

    private static final String MICROSOFT = "https://login.microsoftonline.com/";
    private static final String TEMPLATE = MICROSOFT + "{tenantid}/v2.0";
    private static final String PRIVATE = "9188040d-6c67-4c5b-b112-36a304b66dad";
    private static final String WORK = "72f988bf-86f1-41af-91ab-2d7cd011db47";

    private static IssuerRule rule(String issuer) {
        return IssuerRule.of(URI.create(issuer));
    }

    private static String directory(String id) {
        return MICROSOFT + id + "/v2.0";
    }

    @Test
    void mostProvidersHaveOneIssuerEverywhere() {
        IssuerRule rule = rule("https://id.example/realms/a");
        assertTrue(rule.describes("https://id.example/realms/a"));
        for (String other :
                new String[] {
                    "https://id.example/realms/a/",
                    "https://id.example/realms/b",
                    "http://id.example/realms/a",
                    "id.example/realms/a",
                    "https://id.example/realms/A"
                }) {
            assertFalse(rule.describes(other), other);
            assertEquals(Optional.empty(), rule.expected(other, null), other);
            assertFalse(rule.answers(other, "https://id.example/realms/a"), other);
        }
        assertEquals(Optional.empty(), rule.expected(null, null));
    }

    @Test
    void googleMayLeaveOutHttpsAndNobodyElseMay() {
        IssuerRule google = rule("https://accounts.google.com");
        assertEquals(
                Optional.of("accounts.google.com"), google.expected("accounts.google.com", null));
        assertEquals("https://accounts.google.com", google.canonical("accounts.google.com"));
        assertTrue(google.answers("https://accounts.google.com", "https://accounts.google.com"));
        assertFalse(google.describes("accounts.google.com"));
        assertEquals(
                Optional.empty(),
                rule("https://www.facebook.com").expected("www.facebook.com", null));
    }

    @Test
    void microsoftsAddressForEverybodyStandsForEachDirectoryThatATokenNamesTwice() {
        IssuerRule common = rule(directory("common"));
        assertTrue(common.describes(TEMPLATE));
        assertEquals(Optional.of(directory(WORK)), common.expected(directory(WORK), WORK));
        assertEquals(directory(WORK), common.canonical(directory(WORK)));
        assertEquals(Optional.empty(), common.expected(directory(WORK), PRIVATE));
        assertEquals(Optional.empty(), common.expected(directory(WORK), null));
        assertEquals(Optional.empty(), common.expected(TEMPLATE, "{tenantid}"));
        assertEquals(Optional.empty(), common.expected(MICROSOFT + "v2.0", null));
        assertEquals(Optional.empty(), common.expected(MICROSOFT + "/v2.0", ""));
        assertEquals(
                Optional.empty(), common.expected("https://evil.example/" + WORK + "/v2.0", WORK));
        assertEquals(
                Optional.empty(),
                common.expected(directory(WORK) + "/../" + PRIVATE + "/v2.0", PRIVATE));
    }

    @Test
    void privateAndWorkAccountsCanBeKeptApart() {
        IssuerRule consumers = rule(directory("consumers"));
        assertTrue(consumers.describes(directory(PRIVATE)));
        assertTrue(consumers.expected(directory(PRIVATE), PRIVATE).isPresent());
        assertTrue(consumers.expected(directory(WORK), WORK).isEmpty());
        IssuerRule organizations = rule(directory("organizations"));
        assertTrue(organizations.expected(directory(WORK), WORK).isPresent());
        assertTrue(organizations.expected(directory(PRIVATE), PRIVATE).isEmpty());
        IssuerRule one = rule(directory(WORK));
        assertTrue(one.describes(directory(WORK)));
        assertTrue(one.expected(directory(WORK), WORK).isPresent());
        assertTrue(one.expected(directory(PRIVATE), PRIVATE).isEmpty());
    }

    @Test
    void aKeyThatIsMadeForOneDirectorySignsForNoOther() {
        IssuerRule common = rule(directory("common"));
        assertTrue(common.signs(null, directory(WORK)));
        assertTrue(common.signs(TEMPLATE, directory(WORK)));
        assertTrue(common.signs(directory(WORK), directory(WORK)));
        assertFalse(common.signs(directory(PRIVATE), directory(WORK)));
        assertFalse(
                rule("https://id.example").signs("https://other.example", "https://id.example"));
    }
}

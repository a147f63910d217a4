package se.minasidor.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordBookTest {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");
    private static final Locale ENGLISH = Locale.ENGLISH;

    private final WordBook words = new WordBook();
    private final Map<String, Map<String, String>> shared =
            Map.of(
                    "sv",
                    Map.of(
                            "brand.portalName", "Mina sidor",
                            "a", "delad svensk",
                            "only.swedish", "bara svensk",
                            "call", "{phone? Ring {phone}. : Kontakta oss.} Tack!",
                            "title", "Logga in på {brand.portalName} hos {companyName}",
                            "common.or", "eller",
                            "loop", "x {loop.again}",
                            "loop.again", "{loop.again}"),
                    "en",
                    Map.of("a", "shared English"));

    @Test
    void theTenantsWordsInTheLanguageComeFirst() {
        Tenant tenant = tenant(Map.of("sv", Map.of("a", "egen svensk"), "", Map.of("a", "egen")));
        assertEquals("egen svensk", words.say(tenant, SWEDISH, "a"));
    }

    @Test
    void thenTheTenantsWordsForAnyLanguage() {
        Tenant tenant = tenant(Map.of("sv", Map.of("a", "egen svensk"), "", Map.of("a", "egen")));
        assertEquals("egen", words.say(tenant, ENGLISH, "a"));
    }

    @Test
    void thenTheSharedWordsInTheLanguage() {
        assertEquals("shared English", words.say(tenant(Map.of()), ENGLISH, "a"));
    }

    @Test
    void thenTheSharedSwedishWords() {
        assertEquals("bara svensk", words.say(tenant(Map.of()), ENGLISH, "only.swedish"));
    }

    @Test
    void aMissingTextIsSeenAndNotSilent() {
        assertEquals("??no.such??", words.say(tenant(Map.of()), SWEDISH, "no.such"));
    }

    @Test
    void aTextReadsWellWithAPhoneNumberAndWithout() {
        Tenant without = tenant(Map.of());
        assertEquals("Kontakta oss. Tack!", words.say(without, SWEDISH, "call"));
        assertEquals(
                "Ring 08-123. Tack!",
                words.say(without, SWEDISH, "call", Map.of("phone", "08-123")));
    }

    @Test
    void aPhoneNumberIsNotTornApart() {
        Tenant any =
                TenantFolders.once(null).tenants().values().stream()
                        .filter(tenant -> tenant.support().phone().orElse("").matches(".*-.* .*"))
                        .findFirst()
                        .orElseThrow();
        Tenant tenant = Sample.with(any, new Tenant.Words(Map.of(), shared), List.of());
        String said = words.say(tenant, SWEDISH, "call");
        assertTrue(said.matches("Ring [^ -]+\u2011[^ -]+\\. Tack!"), said);
    }

    @Test
    void oneIsCountedInAnotherWord() {
        Map<String, Map<String, String>> text =
                Map.of("", Map.of("wait", "{minutes.one? en minut : {minutes} minuter}"));
        assertEquals("en minut", words.say(tenant(text), SWEDISH, "wait", Map.of("minutes", 1L)));
        assertEquals("en minut", words.say(tenant(text), SWEDISH, "wait", Map.of("minutes", "1")));
        assertEquals(
                "21 minuter", words.say(tenant(text), SWEDISH, "wait", Map.of("minutes", 21L)));
    }

    @Test
    void aTextMayHoldOtherTexts() {
        Tenant tenant = tenant(Map.of("", Map.of("brand.companyName", "Verket")));
        assertEquals("Logga in på Mina sidor hos Verket", words.say(tenant, SWEDISH, "title"));
    }

    @Test
    void aListOfChoicesReadsAsWords() {
        Tenant tenant = tenant(Map.of());
        assertEquals("", words.anyOf(tenant, SWEDISH, List.of()));
        assertEquals("a", words.anyOf(tenant, SWEDISH, List.of("a")));
        assertEquals("a, b eller c", words.anyOf(tenant, SWEDISH, List.of("a", "b", "c")));
    }

    @Test
    void aTextNamesTheServicesThatTheTenantOffersAndNoOther() {
        Tenant several =
                TenantFolders.once(null).tenants().values().stream()
                        .filter(tenant -> tenant.login().providers().contains("google"))
                        .findFirst()
                        .orElseThrow();
        String or = words.say(several, SWEDISH, "login.social.label");
        several.login()
                .providers()
                .forEach(
                        id -> {
                            String name = words.say(several, SWEDISH, "login.provider." + id);
                            assertTrue(or.contains(name), or);
                        });
        Tenant none = Sample.with(tenant(Map.of()), several.words(), List.of());
        assertEquals("", words.say(none, SWEDISH, "login.social.label"));
        assertFalse(words.say(none, SWEDISH, "login.social.help").contains("Microsoft"));
    }

    @Test
    void aTextThatHoldsItselfEnds() {
        assertEquals("x ", words.say(tenant(Map.of()), SWEDISH, "loop"));
    }

    @Test
    void whatAVisitorWritesIsNeverATemplate() {
        Tenant tenant = tenant(Map.of("sv", Map.of("hello", "Hej {name}!")));
        assertEquals(
                "Hej {brand.portalName}#{7*7}!",
                words.say(tenant, SWEDISH, "hello", Map.of("name", "{brand.portalName}#{7*7}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | plain",
                "a {b} c | a B c",
                "{b? yes} | yes",
                "{none? yes} | ''",
                "{none? yes : no} | no",
                "{b? one {b? two : three} : four} | one two",
                "{none? one : {none? two : {b}}} | B",
                "{no? it is false : it is not} | it is not",
                "{b? never closed | {b? never closed",
                "{ b } {} {1} | { b } {} {1}",
                "{b | {b",
                "kl. 8:00 : {b} | kl. 8:00 : B"
            })
    void aTemplateOnlyFillsInAndChooses(String template, String filled) {
        Map<String, String> values = Map.of("b", "B", "no", "false");
        assertEquals(
                filled, Template.fill(template, name -> Optional.ofNullable(values.get(name))));
    }

    private Tenant tenant(Map<String, Map<String, String>> own) {
        Tenant any =
                TenantFolders.once(null).tenants().values().stream()
                        .filter(tenant -> tenant.support().phone().isEmpty())
                        .findFirst()
                        .orElseThrow();
        return Sample.with(any, new Tenant.Words(own, shared), List.of());
    }
}

package se.minasidor.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReturnPathTest {

    @Test
    void onlyOurOwnPagesAreReturnedTo() {
        assertEquals("/fakturor", ReturnPath.allowed("/fakturor"));
        for (String evil :
                new String[] {
                    null,
                    "",
                    "//evil.example",
                    "/\\evil.example",
                    "https:evil.example",
                    "https://evil.example/fakturor",
                    "/fakturor\r\nSet-Cookie: a=b",
                    "/fakturor/../logga-ut",
                    "/\u2024/evil",
                    "fakturor",
                    "/fakturor?x=//evil"
                }) {
            assertEquals(ReturnPath.FIRST, ReturnPath.allowed(evil), evil);
        }
    }

    @Test
    void anInvoiceLeadsBackToTheInvoices() {
        assertEquals("/fakturor", ReturnPath.of("/fakturor/0123.pdf", null));
        assertEquals("/fakturor", ReturnPath.of("/fakturor", "ar=2025"));
        assertEquals("/oversikt", ReturnPath.of("/nagot/annat", null));
    }

    @Test
    void theConsumptionPageIsReturnedToAsItWas() {
        String shown =
                "anl=0f9b1f5e-0000-4000-8000-000000000001&tjanst=el&upplosning=timme"
                        + "&fran=2026-11-09&vy=tabell";
        assertEquals("/forbrukning?" + shown, ReturnPath.of("/forbrukning", shown));
        assertEquals("/forbrukning?" + shown, ReturnPath.of("/forbrukning/varden.csv", shown));
        assertEquals("/forbrukning?" + shown, ReturnPath.allowed("/forbrukning?" + shown));
        assertEquals(
                "fran=/forbrukning%3Ftjanst%3Del%26vy%3Dtabell",
                ReturnPath.parameter("/forbrukning?tjanst=el&vy=tabell"));
    }

    @Test
    void whoeverHasSeveralCustomersChoosesOneInBetween() {
        assertEquals("/valj-kund", ReturnPath.choice("/oversikt"));
        assertEquals("/valj-kund", ReturnPath.choice("//evil.example"));
        assertEquals("/valj-kund?fran=/fakturor", ReturnPath.choice("/fakturor"));
        assertEquals(
                "/valj-kund?fran=/forbrukning%3Fvy%3Dtabell",
                ReturnPath.choice("/forbrukning?vy=tabell"));
    }

    @Test
    void whatTheConsumptionPageDoesNotKnowIsLeftOut() {
        for (String evil :
                new String[] {
                    "",
                    "?",
                    "?&&",
                    "?x=//evil.example",
                    "?anl=1",
                    "?anl=0f9b1f5e-0000-4000-8000-000000000001%0d%0aX-A:b",
                    "?tjanst=el\r\nSet-Cookie: a=b",
                    "?tjanst=EL#//evil.example",
                    "?tjanst=" + "e".repeat(13),
                    "?fran=2026-11-0\u0661",
                    "?vy=tabell/../logga-ut",
                    "?sok=Anna+Andersson",
                    "?fran=/fakturor",
                    "?tjanst=el" + "&x=1".repeat(200)
                }) {
            assertEquals("/forbrukning", ReturnPath.allowed("/forbrukning" + evil), evil);
        }
        assertEquals(
                "/forbrukning?tjanst=el",
                ReturnPath.of("/forbrukning", "sok=Anna&tjanst=el&tjanst=vatten&https://evil"));
        for (String evil :
                new String[] {
                    "/forbrukning/?vy=tabell",
                    "/forbrukning#?vy=tabell",
                    "//forbrukning?vy=tabell",
                    "/forbrukning/..//evil?vy=tabell",
                    "https://evil.example/forbrukning?vy=tabell",
                    "/oversikt?vy=tabell"
                }) {
            assertEquals(ReturnPath.FIRST, ReturnPath.allowed(evil), evil);
        }
    }

    @Test
    void aRedirectElsewhereIsADefect() {
        for (String evil : new String[] {"//evil.example", "/\\evil", "https://evil", ""}) {
            assertThrows(IllegalArgumentException.class, () -> Redirect.to(null, evil));
        }
    }

    @Test
    void everythingIsBehindTheLoginUnlessItIsNamed() {
        assertTrue(PublicPaths.page("/"));
        assertTrue(PublicPaths.page("/hjalp/logga-in"));
        for (String path :
                new String[] {
                    "/oversikt", "/fakturor", "/ny-sida", "/login/login.xhtml", "/losenord/valj/x",
                    "/registrera/", "/hjalpa", "/t", "/apis", "/valj-kund"
                }) {
            assertFalse(PublicPaths.page(path), path);
            assertFalse(PublicPaths.withoutVisitor(path), path);
        }
    }
}

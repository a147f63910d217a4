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
        assertEquals("/fakturor", ReturnPath.of("/fakturor/0123.pdf"));
        assertEquals("/oversikt", ReturnPath.of("/nagot/annat"));
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

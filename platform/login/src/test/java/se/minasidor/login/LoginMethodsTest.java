package se.minasidor.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoginMethodsTest {

    private record Method(String id) implements LoginMethod {
        @Override
        public String page() {
            return "/login/" + id + ".xhtml";
        }

        @Override
        public String help() {
            return "/help/methods/" + id + ".xhtml";
        }

        @Override
        public boolean byPassword() {
            return id.equals("customernumber");
        }
    }

    private final LoginMethods methods = new LoginMethods(List.of(new Method("customernumber")));

    @Test
    void aMethodThatIsStillToComeIsAnnouncedInItsPlace() {
        List<LoginMethods.Offered> offered =
                methods.offered(List.of("bankid", "customernumber"), m -> true);
        assertEquals(
                List.of(
                        new LoginMethods.Offered("bankid", false, null, "key", null),
                        new LoginMethods.Offered(
                                "customernumber",
                                true,
                                "/login/customernumber.xhtml",
                                "key",
                                "/help/methods/customernumber.xhtml")),
                offered);
    }

    @Test
    void aMethodWithoutItsSettingsIsAnnouncedToo() {
        assertEquals(
                List.of(
                        new LoginMethods.Offered(
                                "customernumber",
                                false,
                                null,
                                "key",
                                "/help/methods/customernumber.xhtml")),
                methods.offered(List.of("customernumber"), m -> false));
    }

    @Test
    void theFirstThatWorksIsOpenUnlessAnotherIsAskedFor() {
        List<LoginMethods.Offered> offered =
                methods.offered(List.of("bankid", "customernumber"), m -> true);
        assertEquals("customernumber", methods.chosen(offered, "").orElseThrow().id());
        assertEquals("bankid", methods.chosen(offered, "bankid").orElseThrow().id());
        assertEquals("customernumber", methods.chosen(offered, "trollkarl").orElseThrow().id());
        assertEquals(
                "social",
                methods.chosen(methods.offered(List.of("social"), m -> true), "")
                        .orElseThrow()
                        .id());
    }

    @Test
    void aMethodSaysItselfWhetherItsProofIsAPassword() {
        LoginMethods both =
                new LoginMethods(List.of(new Method("customernumber"), new Method("social")));
        assertTrue(both.byPassword("customernumber"));
        assertFalse(both.byPassword("social"));
        assertFalse(both.byPassword("trollkarl"));
    }

    @Test
    void twoMethodsWithOneNameAreADefect() {
        assertThrows(
                IllegalStateException.class,
                () -> new LoginMethods(List.of(new Method("bankid"), new Method("bankid"))));
    }
}

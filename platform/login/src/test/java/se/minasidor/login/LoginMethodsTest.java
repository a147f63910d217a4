package se.minasidor.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoginMethodsTest {

    private record Method(String id) implements LoginMethod {
        @Override
        public String page() {
            return "/login/" + id + ".xhtml";
        }
    }

    private final LoginMethods methods = new LoginMethods(List.of(new Method("customernumber")));

    @Test
    void aMethodThatIsStillToComeIsAnnouncedInItsPlace() {
        List<LoginMethods.Offered> offered =
                methods.offered(List.of("bankid", "customernumber"), m -> true);
        assertEquals(
                List.of(
                        new LoginMethods.Offered("bankid", false, null),
                        new LoginMethods.Offered(
                                "customernumber", true, "/login/customernumber.xhtml")),
                offered);
    }

    @Test
    void aMethodWithoutItsSettingsIsAnnouncedToo() {
        assertEquals(
                List.of(new LoginMethods.Offered("customernumber", false, null)),
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
    void twoMethodsWithOneNameAreADefect() {
        assertThrows(
                IllegalStateException.class,
                () -> new LoginMethods(List.of(new Method("bankid"), new Method("bankid"))));
    }
}

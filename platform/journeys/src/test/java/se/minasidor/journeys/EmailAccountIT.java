package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An account with e-mail address and password: the guide's steps, by its labels (S4-06 to S4-11).
 */
class EmailAccountIT extends Journey {

    static final String PASSWORD = "fyra gröna cyklar regnar";

    record Look(Portal portal, int width, String language) {

        Browser.NewContextOptions context() {
            return new Browser.NewContextOptions().setViewportSize(width, 900);
        }

        /** What the page says in the visitor's language. */
        String says(String fact) {
            return portal.fact(language.equals("sv") ? fact : fact + ".en");
        }

        String in(String swedish, String english) {
            return language.equals("sv") ? swedish : english;
        }

        @Override
        public String toString() {
            return portal + " " + width + " " + language;
        }
    }

    static List<Portal> portals() {
        return Portal.all().stream().filter(p -> p.has("signup.send")).toList();
    }

    static Stream<Look> looks() {
        return portals().stream()
                .flatMap(p -> Stream.of(new Look(p, 1280, "sv"), new Look(p, 390, "en")));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aNewcomerTakesEveryStepWithEverythingThatCanGoWrong(Look look) {
        Portal portal = look.portal();
        Page visitor = newVisitor(look.context());
        Visits visits = new Visits(visitor, portal);
        Mailbox mailbox = new Mailbox(PRODUCT, newAddress());

        visits.open("/");
        if (look.language().equals("en")) {
            visits.link("English").click();
        }
        visits.link(look.says("signup.link")).click();
        assertThat(visitor.locator(".progress [aria-current=step]")).containsText("2");
        visits.field(look.says("signup.email")).fill(mailbox.address());
        visitor.locator("input[autocomplete='new-password']").fill("kort");
        visits.button(look.says("signup.continue")).click();
        assertThat(visitor.locator(".summary-error")).isVisible();
        visitor.locator("input[autocomplete='new-password']").fill(PASSWORD);
        visits.button(look.says("signup.continue")).click();

        assertThat(visitor.locator("main")).containsText(look.says("signup.information"));
        assertThat(visitor.locator("main")).containsText(look.says("signup.needed"));
        visits.button(look.says("signup.send")).click();
        assertThat(visitor.locator("main")).containsText(look.says("signup.sent"));
        PassingTime.sinceTheCodesWereMailed(portal, Duration.ofMinutes(-9));
        visits.button(look.says("signup.resend")).click(); // before half a minute passes
        assertThat(visitor.locator(".summary-error")).isVisible();
        String first = mailbox.awaitMail(1).code();
        visits.field(look.says("signup.code")).fill(first.equals("123456") ? "654321" : "123456");
        visits.button(look.says("signup.verify")).click();
        assertThat(visitor.locator(".summary-error")).containsText(": 4."); // tries left
        assertEquals(List.of(), AccessibilityIT.violations(visitor));

        PassingTime.sinceTheCodesWereMailed(portal, Duration.ofMinutes(20));
        visits.field(look.says("signup.code")).fill(first);
        visits.button(look.says("signup.verify")).click();
        assertThat(visitor.locator(".summary-error"))
                .containsText(look.in("Koden har gått ut", "The code has expired"));
        visits.button(look.says("signup.resend")).click();
        Mailbox.Mail mail = mailbox.awaitMail(2);
        assertTrue(mail.from().contains(portal.fact("legalName")), mail.from());
        visits.field(look.says("signup.code")).fill(first);
        visits.button(look.says("signup.verify")).click();
        assertThat(visitor.locator(".summary-error")).containsText(": 3.");

        visits.open("/valkommen"); // ahead of what is done
        assertFalse(visitor.url().endsWith("/valkommen"));
        visits.open("/skapa-konto"); // back in the middle
        visits.field(look.says("signup.code")).fill(mail.code());
        visits.button(look.says("signup.verify")).click();

        visits.field(look.says("signup.first")).fill("Panta");
        visits.field(look.says("signup.last")).fill("Svensson");
        visits.button(look.says("signup.continue")).click();
        assertThat(visitor.locator(".summary-error")).isVisible();
        assertEquals(List.of(), AccessibilityIT.violations(visitor));
        visits.field(look.says("signup.policy")).check();
        visits.button(look.says("signup.continue")).click();
        assertThat(visitor.locator("h1")).hasText(look.says("signup.connect"));
        assertEquals(List.of(), AccessibilityIT.violations(visitor));
        assertThat(visitor.locator("main")).containsText("Panta");
        assertThat(visitor.locator("body")).not().containsText("??");

        Page later = newVisitor(look.context());
        logIn(later, portal, mailbox.address(), PASSWORD);
        assertThat(later).hasURL(Pattern.compile(".*/valkommen$"));
    }

    @ParameterizedTest
    @MethodSource("portals")
    void aForgottenPasswordIsReplaced(Portal portal) {
        Mailbox mailbox = new Mailbox(PRODUCT, newAddress());
        Visits visits = new Visits(page, portal);
        signUp(visits, mailbox, portal);
        Page other = newVisitor(new Browser.NewContextOptions());
        Visits forgetful = new Visits(other, portal);
        forgetful.open("/");
        forgetful.link(portal.fact("signup.forgotten")).click();
        forgetful.field(portal.fact("signup.email")).fill(mailbox.address());
        other.locator("main form .button--main").click();
        Mailbox.Mail mail = mailbox.awaitMail(2);
        forgetful.choosePassword(mail.link(), "en helt ny regnig cykel");
        assertFalse(other.url().contains("token"), "no secret stays in the address");
        logIn(other, portal, mailbox.address(), PASSWORD);
        assertThat(other.locator(".summary-error")).isVisible();
        logIn(other, portal, mailbox.address(), "en helt ny regnig cykel");
        assertThat(other).hasURL(Pattern.compile(".*/valkommen$"));
        visits.open("/valkommen");
        assertFalse(page.url().endsWith("/valkommen"), "the session before has ended");
    }

    @ParameterizedTest
    @MethodSource("portals")
    void everyStepWorksWithoutScripts(Portal portal) {
        Page plain = newVisitor(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        Mailbox mailbox = new Mailbox(PRODUCT, newAddress());
        signUp(new Visits(plain, portal), mailbox, portal);
        Page again = newVisitor(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        logIn(again, portal, mailbox.address(), PASSWORD);
        assertThat(again).hasURL(PRODUCT.at(portal) + "/valkommen");
    }

    static void signUp(Visits visits, Mailbox mailbox, Portal portal) {
        visits.open("/skapa-konto");
        visits.field(portal.fact("signup.email")).fill(mailbox.address());
        visits.field("Välj ett lösenord").fill(PASSWORD);
        visits.button(portal.fact("signup.continue")).click();
        visits.button(portal.fact("signup.send")).click();
        visits.field(portal.fact("signup.code")).fill(mailbox.awaitMail(1).code());
        visits.button(portal.fact("signup.verify")).click();
        visits.field(portal.fact("signup.first")).fill("Panta");
        visits.field(portal.fact("signup.last")).fill("Svensson");
        visits.field(portal.fact("signup.policy")).check();
        visits.button(portal.fact("signup.continue")).click();
    }

    static void logIn(Page page, Portal portal, String email, String password) {
        page.navigate(PRODUCT.at(portal) + "/");
        page.locator("#email").fill(email);
        page.locator("#email-password").fill(password);
        page.locator("form:has(#email-password) button:not([type=button])").click();
    }

    private static String newAddress() {
        return "panta-" + UUID.randomUUID().toString().substring(0, 8) + "@post.example";
    }
}

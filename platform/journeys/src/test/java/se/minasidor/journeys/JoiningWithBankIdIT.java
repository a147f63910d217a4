package se.minasidor.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An account made with BankID (S4-02 to S4-12): an e-mail address is verified after it, names come
 * from BankID, and the second visit asks nothing.
 */
class JoiningWithBankIdIT extends Journey {

    private static final Pattern STEPS = Pattern.compile(".*/forsta-gangen");

    static Stream<EmailAccountIT.Look> looks() {
        return EmailAccountIT.portals().stream()
                .flatMap(
                        p ->
                                Stream.of(
                                        new EmailAccountIT.Look(p, 1280, "sv"),
                                        new EmailAccountIT.Look(p, 390, "en")));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theAddressIsVerifiedOnceAlsoOneThatAnotherAccountHas(EmailAccountIT.Look look) {
        Portal portal = look.portal();
        String personnummer = People.personnummer();
        String email = "panta-" + UUID.randomUUID().toString().substring(0, 8) + "@post.example";
        boolean known = look.language().equals("sv");
        if (known) {
            Page owner = newVisitor(look.context());
            EmailAccountIT.signUp(new Visits(owner, portal), new Mailbox(PRODUCT, email), portal);
            assertThat(owner.locator("h1")).hasText(look.says("signup.connect"));
        }
        Mailbox mailbox = new Mailbox(PRODUCT, email);
        int before = mailbox.mails().size();

        Page visitor = newVisitor(look.context());
        Visits visits = new Visits(visitor, portal);
        byBankId(visitor, look, personnummer, true);
        assertThat(visitor).hasURL(STEPS);
        assertThat(visitor.locator("main")).containsText(look.says("signup.needed"));
        visits.field(look.says("signup.email")).fill(email);
        visits.button(look.says("signup.send")).click();
        assertThat(visitor.locator("main")).containsText(look.says("signup.sent"));
        String code = mailbox.awaitMail(before + 1).code();
        visits.field(look.says("signup.code")).fill(code.equals("123456") ? "654321" : "123456");
        visits.button(look.says("signup.verify")).click();
        assertThat(visitor.locator(".summary-error")).containsText("4");
        visits.open("/valkommen"); // ahead of what is done
        assertThat(visitor).not().hasURL(Pattern.compile(".*/valkommen"));
        visits.open("/forsta-gangen");
        visits.field(look.says("signup.code")).fill(code);
        visits.button(look.says("signup.verify")).click();

        assertThat(visitor.locator(".locked")).hasCount(2); // names as BankID says them
        assertThat(visitor.locator("input[name=fornamn]")).hasCount(0);
        visits.button(look.says("signup.continue")).click();
        assertThat(visitor.locator(".summary-error")).isVisible();
        assertEquals(List.of(), AccessibilityIT.violations(visitor));
        visits.field(look.says("signup.policy")).check();
        visits.button(look.says("signup.continue")).click();
        assertThat(visitor.locator("h1")).hasText(look.says("signup.connect"));
        assertThat(visitor.locator("body")).not().containsText("??");

        Page later = newVisitor(look.context());
        byBankId(later, look, personnummer, false);
        assertThat(later).hasURL(Pattern.compile(".*/valkommen"));

        if (known) {
            Page owner = newVisitor(look.context());
            EmailAccountIT.logIn(owner, portal, email, EmailAccountIT.PASSWORD);
            assertThat(owner).hasURL(Pattern.compile(".*/valkommen"));
            assertThat(owner.locator("main")).containsText("Panta"); // not whom BankID named
        }
    }

    /** The first time by the button for newcomers and a code, then on the device itself. */
    private void byBankId(Page page, EmailAccountIT.Look look, String number, boolean first) {
        boolean swedish = look.language().equals("sv");
        Visits visits = new Visits(page, look.portal());
        visits.open("/");
        if (!swedish) {
            visits.link("English").click();
        }
        if (first && swedish) {
            visits.link(look.portal().fact("signup.bankid")).click();
            visits.link("BankID på annan enhet").click();
            visits.button("Verifiera").click();
            assertThat(page.locator("[data-bankid-code]")).isVisible();
            Phone phone = Phone.of(this);
            phone.scan(page.locator("[data-bankid-code]"));
            assertTrue(phone.says().contains(look.portal().fact("legalName")), phone.says());
            phone.approve(number);
            return;
        }
        page.locator(
                        "button.choice",
                        new Page.LocatorOptions()
                                .setHasText(
                                        swedish
                                                ? "BankID på samma enhet"
                                                : "BankID on this device"))
                .click();
        visits.link(swedish ? "Öppna BankID" : "Open BankID").click();
        Phone.on(page).approve(number);
    }
}

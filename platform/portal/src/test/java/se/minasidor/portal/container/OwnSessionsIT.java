package se.minasidor.portal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people see and end of their own sessions, and how a browser keeps a login. */
class OwnSessionsIT {

    private static final String FIREFOX =
            "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final Pattern END =
            Pattern.compile("name=\"avsluta\" value=\"([0-9a-f-]{36})\"");

    private static final Pattern LINK =
            Pattern.compile("https?://[^\\s\"<>]+?(/losenord/nytt\\?token=[A-Za-z0-9_-]+)");
    private static final Pattern REMOVE =
            Pattern.compile("name=\"taBort\" value=\"([0-9a-f-]{36})\"");

    private static Node node;

    @BeforeAll
    static void aNode() {
        node = Node.start();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void nothingTriedYet() throws SQLException {
        Resident.sql("delete from login_attempt");
    }

    @Test
    void peopleSeeAllTheirSessionsAndEndOneOrAllOthers() {
        Newcomer here = Newcomer.at(node).signedUp();
        Newcomer there = elsewhere(here);
        Newcomer third = elsewhere(here);
        String page = here.visitor().get("/inloggningar").body();
        assertTrue(page.contains("Firefox, Windows"), page);
        Matcher one = END.matcher(page);
        assertTrue(one.find());
        here.visitor().post("/inloggningar", Map.of("avsluta", one.group(1)));
        assertEquals(1, (there.isIn() ? 1 : 0) + (third.isIn() ? 1 : 0), "one of them has ended");
        here.visitor().post("/inloggningar", Map.of("alla", "1"));
        assertFalse(there.isIn() || third.isIn());
        assertTrue(here.isIn(), "this one goes on");
    }

    @Test
    void nobodyEndsAnybodyElsesSession() {
        Newcomer victim = Newcomer.at(node).signedUp();
        elsewhere(victim);
        Matcher theirs = END.matcher(victim.visitor().get("/inloggningar").body());
        assertTrue(theirs.find());
        Newcomer other = Newcomer.at(node).signedUp();
        other.visitor().post("/inloggningar", Map.of("avsluta", theirs.group(1)));
        String page = victim.visitor().get("/inloggningar").body();
        assertTrue(page.contains(theirs.group(1)), "it is still there");
    }

    @Test
    void aNewBrowserIsToldByMailAndAKnownOneIsNot() {
        Newcomer here = Newcomer.at(node).signedUp();
        here.logIn(here.password());
        elsewhere(here);
        Resident.await(() -> here.mails().size() == 2, "the mail about the new browser");
        String mail = here.mails().get(1);
        assertTrue(mail.contains("Firefox, Windows"), mail);
        assertTrue(mail.contains("/inloggningar"), mail);
    }

    @Test
    void askingHowLongIsLeftIsNoClick() throws SQLException {
        Newcomer here = Newcomer.at(node).signedUp();
        passed("28 minutes");
        int left = seconds(here.visitor().get("/session"));
        assertTrue(left > 60 && left <= 120, left + " seconds left");
        assertTrue(seconds(here.visitor().get("/session")) <= left, "looking does not extend it");
        assertTrue(seconds(here.visitor().post("/session", Map.of())) > 1700, "staying does");
        passed("31 minutes");
        assertEquals(303, here.visitor().get("/session").statusCode());
    }

    @Test
    void aKeptLoginComesBackWithoutAPasswordAndEndsByLoggingOut() throws SQLException {
        Newcomer here = kept(Newcomer.at(node).signedUp());
        assertFalse(here.visitor().cookie("kept").isEmpty());
        String before = here.visitor().cookie("kept");
        passed("31 minutes");
        assertTrue(here.isIn(), "without a password");
        assertFalse(before.equals(here.visitor().cookie("kept")), "the cookie has changed");
        here.visitor().post("/logga-ut", Map.of());
        assertEquals("", here.visitor().cookie("kept"));
        assertFalse(here.isIn());
    }

    @Test
    void aCopiedKeptLoginEndsForTheThiefAndForTheOwner() throws SQLException {
        Newcomer owner = kept(Newcomer.at(node).signedUp());
        Visitor thief = owner.visitor().on(Newcomer.HOST);
        passed("31 minutes");
        assertTrue(owner.isIn());
        Resident.sql("update kept_login set changed_at = changed_at - interval '1 minute'");
        passed("31 minutes");
        assertEquals(303, thief.get("/valkommen").statusCode(), "the copy is refused");
        assertFalse(owner.isIn(), "and the owner is asked for the password");
        assertEquals(
                1,
                Resident.count(
                        "select count(*) from security_event where event = 'kept-login' and"
                                + " outcome = 'copied' and person_id = "
                                + personOf(owner)));
    }

    @Test
    void aLoginIsKeptOnlyWhenAskedForAndNeverWhereTheTenantDoesNotAllowIt() throws SQLException {
        Newcomer here = Newcomer.at(node).signedUp();
        here.logIn(here.password());
        assertEquals("", here.visitor().cookie("kept"));
        Resident resident = Resident.bringIn(node, "193912312380").get(0);
        Visitor visitor = Visitor.of(node, Resident.HOST);
        resident.choose(visitor, "en lugn kväll vid ån 17");
        visitor.logInWith("kvar", "1", resident.number(), "en lugn kväll vid ån 17");
        assertTrue(visitor.isIn());
        assertEquals("", visitor.cookie("kept"));
    }

    @Test
    void theLastWayToLogInStaysAndAnotherIsRemovedOnlyAfterAFreshProof() throws SQLException {
        Newcomer here = kept(Newcomer.at(node).signedUp());
        String own = personOf(here);
        String password = "(select cast(" + own + " as text))";
        assertFalse(here.visitor().get("/inloggningar").body().contains("name=\"taBort\""));
        here.visitor().post("/inloggningar", Map.of("taBort", Resident.text("select " + password)));
        assertEquals(1, Resident.count("select count(*) from password where person_id = " + own));

        Resident.sql(
                "insert into identity_link (tenant_id, scheme, identity, person_id, created_at)"
                        + " values ('epsilon', 'OPENID', 'https://issuer.example '"
                        + " || gen_random_uuid(), "
                        + own
                        + ", now())");
        Resident.sql("update portal_session set proved_at = now() - interval '11 minutes'");
        Matcher method = REMOVE.matcher(here.visitor().get("/inloggningar").body());
        assertTrue(method.find() && method.find(), "both can be removed");
        String service = method.group(1);
        String links =
                "select count(*) from identity_link where scheme = 'OPENID' and person_id = " + own;
        String asked = here.visitor().post("/inloggningar", Map.of("taBort", service)).body();
        assertTrue(asked.contains("name=\"bevis\""), "the password is asked for");
        here.visitor().post("/inloggningar", Map.of("taBort", service, "bevis", "fel lösenord"));
        assertEquals(1, Resident.count(links));
        HttpResponse<String> done =
                here.visitor()
                        .post("/inloggningar", Map.of("taBort", service, "bevis", here.password()));
        assertEquals(303, done.statusCode());
        assertEquals(0, Resident.count(links));
        Resident.await(() -> here.mails().size() == 2, "the mail that tells");
    }

    @Test
    void aLinkForANewPasswordDoesNotBringARemovedPasswordBack() throws SQLException {
        Newcomer here = Newcomer.at(node).signedUp();
        String own = personOf(here);
        UUID person = UUID.fromString(Resident.text("select cast(" + own + " as text)"));
        Resident.sql(
                "insert into identity_link (tenant_id, scheme, identity, person_id, created_at)"
                        + " values ('epsilon', 'OPENID', 'https://issuer.example '"
                        + " || gen_random_uuid(), '"
                        + person
                        + "', now())");
        Visitor other = Visitor.of(node, Newcomer.HOST);
        other.post("/losenord/epost", Map.of("epost", here.email()));
        Resident.await(() -> here.mails().size() == 2, "the link");
        Matcher link = LINK.matcher(here.mails().get(1));
        assertTrue(link.find());
        other.get(link.group(1));

        String passwords = "select count(*) from password where person_id = '" + person + "'";
        here.visitor().post("/inloggningar", Map.of("taBort", person.toString()));
        assertEquals(0, Resident.count(passwords));
        other.post("/losenord/nytt", Map.of("losenord", "en helt annan kväll vid ån"));
        assertEquals(0, Resident.count(passwords));
    }

    private static Newcomer kept(Newcomer who) {
        who.visitor()
                .post(
                        "/",
                        Map.of(
                                "metod",
                                "emailpassword",
                                "epost",
                                who.email(),
                                "losenord",
                                who.password(),
                                "kvar",
                                "1"));
        return who;
    }

    /** The same person in another browser. */
    private static Newcomer elsewhere(Newcomer who) {
        Newcomer there = who.in(Visitor.of(node, Newcomer.HOST));
        there.visitor()
                .post(
                        "/",
                        Map.of(
                                "metod",
                                "emailpassword",
                                "epost",
                                who.email(),
                                "losenord",
                                who.password()),
                        "User-Agent",
                        FIREFOX);
        assertTrue(there.isIn());
        return there;
    }

    /** Whose account that is, in SQL. */
    private static String personOf(Newcomer who) {
        return "(select person_id from identity_link where identity = '" + who.email() + "')";
    }

    private static void passed(String time) throws SQLException {
        Resident.sql(
                "update portal_session set last_seen_at = now() - interval '"
                        + time
                        + "' where tenant_id = 'epsilon'");
    }

    private static int seconds(HttpResponse<String> answer) {
        Matcher left = Pattern.compile("\\{\"left\":(\\d+)}").matcher(answer.body());
        assertTrue(left.matches(), answer.statusCode() + answer.body());
        return Integer.parseInt(left.group(1));
    }
}

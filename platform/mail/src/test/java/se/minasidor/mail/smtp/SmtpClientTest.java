package se.minasidor.mail.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.minasidor.mail.Letter;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.WordBook;
import se.minasidor.tenancy.testing.OwnPort;

class SmtpClientTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private OwnPort port;
    private GreenMail server;
    private SmtpClient client;
    private final Tenant tenant = Tenants.withMail(Optional.empty(), Optional.of("svar@alfa.se"));

    @BeforeEach
    void start() throws Exception {
        port = new OwnPort();
        client = client(Optional.empty(), "Portalen <noreply@minasidor.example>", "offered");
        server = server();
    }

    /** As the portal's own, except that it gives a slow server all the time it takes. */
    private SmtpClient client(Optional<GreenMailUser> user, String from, String tls) {
        return new SmtpClient(
                "127.0.0.1",
                port.number(),
                user.map(GreenMailUser::getLogin),
                user.map(GreenMailUser::getPassword),
                from,
                tls) {
            @Override
            Session session() {
                Session session = super.session();
                for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
                    session.getProperties().setProperty("mail.smtp." + limit, "120000");
                }
                return session;
            }
        };
    }

    private GreenMail server() {
        ServerSetup setup = new ServerSetup(port.number(), "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(120_000);
        GreenMail mail = new GreenMail(setup);
        mail.start();
        mail.getSmtp().setClientSocketTimeout(120_000);
        return mail;
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
        port.close();
    }

    private LetterText letter(String to) {
        return LetterText.of(
                new WordBook(),
                tenant,
                new Letter(
                        to,
                        Locale.forLanguageTag("sv"),
                        "register",
                        Map.of("link", "https://alfa.se/losenord/valj?token=a&b", "name", "<Å>")));
    }

    private Delivery send(String to) {
        return client.send(tenant, ID, letter(to));
    }

    private MimeMessage only() {
        assertEquals(1, server.getReceivedMessages().length);
        return server.getReceivedMessages()[0];
    }

    @Test
    void aLetterArrivesAsTextAndAsAPageFromTheOrganisation() throws Exception {
        assertEquals(Delivery.Outcome.TAKEN, send("kund@example.se").outcome());

        MimeMessage mail = only();
        assertEquals("Välj lösenord", mail.getSubject());
        InternetAddress from = (InternetAddress) mail.getFrom()[0];
        assertEquals("noreply@minasidor.example", from.getAddress());
        assertEquals("Alfa Värme", from.getPersonal());
        assertEquals("svar@alfa.se", ((InternetAddress) mail.getReplyTo()[0]).getAddress());
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
        assertEquals("<" + ID + "@alfa.localhost>", mail.getMessageID());

        MimeMultipart both = (MimeMultipart) mail.getContent();
        assertTrue(both.getContentType().startsWith("multipart/alternative"));
        String text = (String) both.getBodyPart(0).getContent();
        String page = (String) both.getBodyPart(1).getContent();
        assertTrue(text.contains("Hej <Å>!"), text);
        assertTrue(text.contains("https://alfa.se/losenord/valj?token=a&b"), text);
        assertTrue(text.contains("Alfa Värme AB"), text);
        assertTrue(page.contains("Hej &lt;Å&gt;!"), page);
        assertTrue(page.contains("href=\"https://alfa.se/losenord/valj?token=a&amp;b\""), page);
        assertTrue(page.contains("background:#123456"), "the brand's colour");
        assertTrue(page.contains("background: #abcdef"), "and that for the dark");
        assertFalse(page.contains("$"), page);
        assertFalse(page.contains("??"), page);
        assertFalse(page.contains("<script") || page.contains("<img"), page);
    }

    @Test
    void aServerThatIsAwayDelaysTheLetterAndTheNextAttemptDeliversIt() {
        server.stop();
        assertEquals(Delivery.Outcome.LATER, send("kund@example.se").outcome());
        server = server();
        assertEquals(Delivery.Outcome.TAKEN, send("kund@example.se").outcome());
        assertEquals(1, server.getReceivedMessages().length);
    }

    @Test
    void anAddressWithALineBreakBringsNoHeaderAlong() {
        Delivery delivery = send("kund@example.se\r\nBcc: annan@example.se");
        assertEquals(Delivery.Outcome.REFUSED, delivery.outcome());
        assertFalse(delivery.why().contains("example"), "an answer names nobody");
        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void aSubjectWithALineBreakBringsNoHeaderAlong() throws Exception {
        LetterText text =
                new LetterText(
                        "kund@example.se",
                        Locale.ENGLISH,
                        "Alfa\nBcc: annan@example.se",
                        "Hej\r\nBcc: annan@example.se\r\n\r\nbody",
                        "a",
                        "b");
        client.send(tenant, ID, text);
        assertEquals("Hej Bcc: annan@example.se body", only().getSubject());
        assertNull(only().getHeader("Bcc"));
        assertEquals(1, only().getAllRecipients().length);
    }

    @Test
    void severalAddressesAreNotOne() {
        assertEquals(Delivery.Outcome.REFUSED, send("a@example.se, b@example.se").outcome());
    }

    @Test
    void theTenantsOwnSenderIsUsedWhereItHasOne() throws Exception {
        Tenant own = Tenants.withMail(Optional.of("Kundservice <kund@alfa.se>"), Optional.empty());
        client.send(own, ID, letter("kund@example.se"));
        InternetAddress from = (InternetAddress) only().getFrom()[0];
        assertEquals("Kundservice", from.getPersonal());
        assertEquals("kund@alfa.se", from.getAddress());
        Address[] reply = only().getReplyTo();
        assertEquals("kund@alfa.se", ((InternetAddress) reply[0]).getAddress());
    }

    @Test
    void aServerThatWantsALoginGetsIt() {
        GreenMailUser user = server.setUser("portal", "hemligt");
        SmtpClient loggingIn = client(Optional.of(user), "noreply@minasidor.example", "offered");
        assertEquals(
                Delivery.Outcome.TAKEN,
                loggingIn.send(tenant, ID, letter("kund@example.se")).outcome());
    }

    @Test
    void withoutTlsNothingIsSentWhereItIsRequired() {
        SmtpClient strict = client(Optional.empty(), "noreply@minasidor.example", "required");
        assertEquals(
                Delivery.Outcome.LATER,
                strict.send(tenant, ID, letter("kund@example.se")).outcome());
        assertEquals(0, server.getReceivedMessages().length);
    }
}

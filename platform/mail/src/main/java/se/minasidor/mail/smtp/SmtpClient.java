package se.minasidor.mail.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.minasidor.tenancy.Tenant;

/**
 * Speaks SMTP with the one mail server of the installation. The sender is the tenant's, or the
 * platform's address under the tenant's name.
 */
@ApplicationScoped
public class SmtpClient {

    /** Whether the conversation is encrypted. */
    public enum Tls {
        /** STARTTLS when the server offers it. */
        OFFERED,
        /** STARTTLS or nothing is sent. */
        REQUIRED,
        /** TLS from the first byte (port 465). */
        IMPLICIT
    }

    private final String host;
    private final int port;
    private final Optional<String> user;
    private final Optional<String> password;
    private final String platformFrom;
    private final Tls tls;

    protected SmtpClient() {
        this("localhost", 25, Optional.empty(), Optional.empty(), "noreply@localhost", "offered");
    }

    @Inject
    public SmtpClient(
            @ConfigProperty(name = "minasidor.mail.host", defaultValue = "localhost") String host,
            @ConfigProperty(name = "minasidor.mail.port", defaultValue = "25") int port,
            @ConfigProperty(name = "minasidor.mail.user") Optional<String> user,
            @ConfigProperty(name = "minasidor.mail.password") Optional<String> password,
            @ConfigProperty(name = "minasidor.mail.from", defaultValue = "noreply@localhost")
                    String platformFrom,
            @ConfigProperty(name = "minasidor.mail.tls", defaultValue = "offered") String tls) {
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
        this.platformFrom = platformFrom;
        this.tls = Tls.valueOf(tls.toUpperCase(java.util.Locale.ROOT));
    }

    /** Never throws: whatever goes wrong is an answer. */
    public Delivery send(Tenant tenant, UUID id, LetterText text) {
        MimeMessage message;
        try {
            message = message(tenant, id, text);
        } catch (AddressException e) {
            return new Delivery(Delivery.Outcome.REFUSED, "the address is not one");
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Delivery(Delivery.Outcome.LATER, e.getClass().getSimpleName());
        }
        try {
            if (user.isPresent()) {
                Transport.send(message, user.get(), password.orElse(""));
            } else {
                Transport.send(message);
            }
            return Delivery.taken();
        } catch (SendFailedException e) {
            return refusedForGood(e)
                    ? new Delivery(Delivery.Outcome.REFUSED, "the server refused the recipient")
                    : new Delivery(Delivery.Outcome.LATER, "the server did not take it");
        } catch (MessagingException e) {
            // The message may quote the recipient, the class does not.
            return new Delivery(Delivery.Outcome.LATER, e.getClass().getSimpleName());
        }
    }

    /** 5xx to RCPT TO comes as an invalid address; a 4xx comes as one that was not tried. */
    private static boolean refusedForGood(SendFailedException e) {
        Address[] invalid = e.getInvalidAddresses();
        return invalid != null && invalid.length > 0;
    }

    MimeMessage message(Tenant tenant, UUID id, LetterText text)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new Numbered(session(), id, tenant.hosts().primary());
        message.setFrom(sender(tenant, text.from()));
        Optional<String> replyTo = tenant.mail().replyTo().or(tenant.support()::email);
        if (replyTo.isPresent()) {
            message.setReplyTo(new Address[] {new InternetAddress(oneLine(replyTo.get()), true)});
        }
        message.setRecipient(
                MimeMessage.RecipientType.TO, new InternetAddress(oneLine(text.to()), true));
        message.setSubject(oneLine(text.subject()), "UTF-8");
        message.setSentDate(new Date());
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday replies
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("Content-Language", text.language().toLanguageTag());
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(text.plain(), "plain"));
        both.addBodyPart(part(text.html(), "html"));
        message.setContent(both);
        return message;
    }

    private InternetAddress sender(Tenant tenant, String name)
            throws AddressException, UnsupportedEncodingException {
        Optional<String> own = tenant.mail().from();
        InternetAddress from = new InternetAddress(oneLine(own.orElse(platformFrom)), true);
        if (own.isEmpty() || from.getPersonal() == null) {
            from.setPersonal(oneLine(name), "UTF-8");
        }
        return from;
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", kind);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    /** A line break in a header would begin another header. */
    static String oneLine(String text) {
        return text.replaceAll("[\\r\\n\\u0085\\u2028\\u2029\\x00]+", " ").strip();
    }

    Session session() {
        Properties settings = new Properties();
        String protocol = tls == Tls.IMPLICIT ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        settings.setProperty("mail.transport.protocol", protocol);
        settings.setProperty("mail.transport.protocol.rfc822", protocol);
        settings.setProperty(prefix + "host", host);
        settings.setProperty(prefix + "port", String.valueOf(port));
        settings.setProperty(prefix + "auth", String.valueOf(user.isPresent()));
        settings.setProperty(prefix + "connectiontimeout", "10000");
        settings.setProperty(prefix + "timeout", "20000");
        settings.setProperty(prefix + "writetimeout", "20000");
        settings.setProperty(prefix + "starttls.enable", "true");
        settings.setProperty(prefix + "starttls.required", String.valueOf(tls == Tls.REQUIRED));
        settings.setProperty(prefix + "ssl.checkserveridentity", "true");
        settings.setProperty("mail.mime.allowutf8", "false");
        return Session.getInstance(settings);
    }

    /** The same letter has the same Message-ID however often it is sent. */
    private static final class Numbered extends MimeMessage {

        private final String id;

        Numbered(Session session, UUID letter, String host) {
            super(session);
            this.id = "<" + letter + "@" + host + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}

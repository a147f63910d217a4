package se.minasidor.launcher.mailsink;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes every mail by SMTP and shows it on a page; it never passes one on. */
public final class MailSink implements AutoCloseable {

    /** A busy computer may need more than the usual two seconds. */
    private static final Duration START = Duration.ofMinutes(1);

    private final GreenMail smtp;
    private final HttpServer pages;

    private MailSink(GreenMail smtp, HttpServer pages) {
        this.smtp = smtp;
        this.pages = pages;
    }

    public static MailSink start(int smtpPort, int pagePort) throws IOException {
        ServerSetup setup = new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(START.toMillis());
        GreenMail smtp = new GreenMail(setup);
        smtp.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        try {
            smtp.start();
        } catch (IllegalStateException taken) {
            throw (BindException) new BindException("The mail sink did not start").initCause(taken);
        }
        HttpServer pages;
        try {
            pages =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), pagePort), 0);
        } catch (BindException taken) {
            smtp.stop();
            throw taken;
        }
        MailSink sink = new MailSink(smtp, pages);
        pages.createContext("/", new MailPages(sink));
        pages.start();
        return sink;
    }

    public int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    public int pagePort() {
        return pages.getAddress().getPort();
    }

    /** Further pages of the demo on the same port. */
    public HttpServer pages() {
        return pages;
    }

    /**
     * All mails, newest first. A mail's number is its place in the order of arrival, from 1. A
     * letter that is sent again, because its sender did not hear that it was taken, is one mail.
     */
    List<Mail> mails() {
        MimeMessage[] messages = smtp.getReceivedMessages();
        List<Mail> mails = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < messages.length; i++) {
            if (ids.add(id(messages[i], i))) {
                mails.add(Mail.read(i + 1, messages[i]));
            }
        }
        Collections.reverse(mails);
        return mails;
    }

    private static String id(MimeMessage message, int place) {
        try {
            String id = message.getMessageID();
            return id == null ? "mail " + place : id;
        } catch (MessagingException unreadable) {
            return "mail " + place;
        }
    }

    /** Every link in every mail, the newest mail's first. */
    public List<URI> links() {
        return mails().stream().flatMap(mail -> mail.links().stream()).map(URI::create).toList();
    }

    /** The six digits in the newest mail to an address that has them. */
    public Optional<String> code(String address) {
        return mails().stream()
                .filter(mail -> mail.to().contains(address))
                .flatMap(mail -> mail.code().stream())
                .findFirst();
    }

    @Override
    public void close() {
        pages.stop(0);
        smtp.stop();
    }
}

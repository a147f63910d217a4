package se.minasidor.launcher.mailsink;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Takes every mail by SMTP and shows it on a page; it never passes one on. */
public final class MailSink implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final GreenMail smtp;
    private final HttpServer pages;

    private MailSink(GreenMail smtp, HttpServer pages) {
        this.smtp = smtp;
        this.pages = pages;
    }

    public static MailSink start(int smtpPort, int pagePort) throws IOException {
        ServerSetup setup = new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(START.toMillis()); // its own two seconds are few when busy
        GreenMail smtp = new GreenMail(setup);
        smtp.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        smtp.start();
        HttpServer pages =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getByName("127.0.0.1"), pagePort), 0);
        MailSink sink = new MailSink(smtp, pages);
        pages.createContext("/", new MailPages(sink));
        pages.start();
        return sink;
    }

    /** Further pages of the demo on the same port. */
    public HttpServer pages() {
        return pages;
    }

    /** All mails, newest first. A mail's number is its place in the order of arrival, from 1. */
    List<Mail> mails() {
        MimeMessage[] messages = smtp.getReceivedMessages();
        List<Mail> mails = new ArrayList<>();
        for (int i = 0; i < messages.length; i++) {
            mails.add(Mail.read(i + 1, messages[i]));
        }
        Collections.reverse(mails);
        return mails;
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

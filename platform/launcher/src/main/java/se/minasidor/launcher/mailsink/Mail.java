package se.minasidor.launcher.mailsink;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A received mail, taken apart. Text or HTML is empty when the mail had none. */
record Mail(
        int number, Instant at, String from, String to, String subject, String text, String html) {

    private static final Pattern CODE = Pattern.compile(": (\\d{6})\\b");

    static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");

    List<String> links() {
        return LINK.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The six digits that stand after a colon, as in "your code is: 123456". */
    Optional<String> code() {
        return CODE.matcher(text).results().map(found -> found.group(1)).findFirst();
    }

    static Mail read(int number, MimeMessage message) {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder();
        try {
            collect(message, text, html);
            Date sent = message.getSentDate();
            return new Mail(
                    number,
                    sent == null ? Instant.now() : sent.toInstant(),
                    InternetAddress.toUnicodeString(message.getFrom()),
                    InternetAddress.toUnicodeString(message.getAllRecipients()),
                    message.getSubject() == null ? "" : message.getSubject(),
                    text.toString(),
                    html.toString());
        } catch (MessagingException | IOException unreadable) {
            return new Mail(number, Instant.now(), "", "", "?", unreadable.toString(), "");
        }
    }

    private static void collect(Part part, StringBuilder text, StringBuilder html)
            throws MessagingException, IOException {
        if (part.isMimeType("text/html")) {
            html.append(part.getContent());
        } else if (part.isMimeType("text/*")) {
            text.append(part.getContent());
        } else if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                collect(inner, text, html);
            }
        }
    }
}

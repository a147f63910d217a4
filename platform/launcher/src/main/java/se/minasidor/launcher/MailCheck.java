package se.minasidor.launcher;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;
import se.minasidor.launcher.SmtpConversation.Answer;
import se.minasidor.launcher.SmtpConversation.Failed;
import se.minasidor.launcher.SmtpConversation.Server;
import se.minasidor.launcher.settings.Settings;
import se.minasidor.tenancy.Tenant;

/**
 * Walks to the mail server as a letter of each tenant would, and turns round before it is written:
 * the name, the connection, TLS, the login, the sender, and a recipient elsewhere.
 */
final class MailCheck {

    /** One line for the operator. */
    record Found(boolean fault, String words) {}

    /** A sender, who writes by it, and where it is set. */
    private record Sender(String address, String who, String setting) {}

    /**
     * Customers have their addresses anywhere, and a server may pass mail on to its own people
     * only. Nobody has this one (RFC 2606), and nothing is sent to it.
     */
    private static final String ELSEWHERE = "postmaster@example.com";

    private static final int NO_MAILBOX = 550;
    private static final Pattern OF_THE_SENDER =
            Pattern.compile(
                    "relay|sender|from|spf|auth|log ?in|allow|permi|denied|access|policy|block|spam",
                    Pattern.CASE_INSENSITIVE);

    private final Server server;
    private final Settings settings;

    MailCheck(Settings settings) {
        this(server(settings), settings);
    }

    MailCheck(Server server, Settings settings) {
        this.server = server;
        this.settings = settings;
    }

    static Server server(Settings settings) {
        return new Server(
                settings.get("MAIL_HOST"), settings.number("MAIL_PORT"), settings.get("MAIL_TLS"));
    }

    List<Found> of(Collection<Tenant> tenants, boolean demo) {
        List<Found> found = new ArrayList<>();
        Queue<Sender> left = new ArrayDeque<>(senders(tenants));
        do {
            try (SmtpConversation conversation = SmtpConversation.open(server)) {
                if (conversation.isSink() && !demo) {
                    return List.of(new Found(true, server + " is a mail sink for tests"));
                }
                Found arrived = arrive(conversation);
                if (found.isEmpty()) {
                    found.add(arrived);
                }
                // a server may hang up on one tenant's sender, and take letters of the next
                while (!left.isEmpty() && !conversation.isOver()) {
                    found.add(mayWrite(conversation, left.remove()));
                }
            } catch (Failed step) {
                found.add(new Found(true, step.getMessage()));
                return found;
            }
        } while (!left.isEmpty());
        return found;
    }

    private Found arrive(SmtpConversation conversation) throws Failed {
        conversation.begin();
        Optional<String> user = settings.find("MAIL_USER");
        if (user.isPresent()) {
            conversation.login(user.get(), settings.find("MAIL_PASSWORD").orElse(""));
        }
        return new Found(
                false,
                server
                        + " answers"
                        + (conversation.isSink() ? " (the mail sink)" : "")
                        + secrecy(conversation)
                        + user.map(u -> ", and lets us in").orElse(""));
    }

    private static String secrecy(SmtpConversation conversation) {
        if (conversation.encrypted()) {
            return ", with TLS";
        }
        return conversation.leavesThisComputer()
                ? ", without TLS: letters can be read on the way there"
                : ", without TLS";
    }

    private List<Sender> senders(Collection<Tenant> tenants) {
        List<Sender> senders = new ArrayList<>();
        List<String> others = new ArrayList<>();
        tenants.stream()
                .filter(Tenant::active)
                .sorted(Comparator.comparing(tenant -> tenant.id().value()))
                .forEach(
                        tenant -> {
                            Optional<String> own = tenant.mail().from();
                            if (own.isPresent()) {
                                senders.add(
                                        new Sender(
                                                address(own.get()),
                                                tenant.id().value(),
                                                "mail.from of " + tenant.id()));
                            } else {
                                others.add(tenant.id().value());
                            }
                        });
        settings.find("MAIL_FROM")
                .ifPresent(
                        platforms ->
                                senders.add(
                                        0,
                                        new Sender(
                                                address(platforms),
                                                others.isEmpty()
                                                        ? "later tenants"
                                                        : String.join(", ", others),
                                                "MINASIDOR_MAIL_FROM")));
        return senders;
    }

    private Found mayWrite(SmtpConversation conversation, Sender sender) {
        String who = sender.who() + " as " + sender.address();
        try {
            return mayWrite(conversation, sender, who);
        } catch (Failed step) {
            return new Found(true, who + ", " + step.getMessage() + "; see " + sender.setting());
        }
    }

    private Found mayWrite(SmtpConversation conversation, Sender sender, String who) throws Failed {
        Answer from = conversation.from(sender.address());
        if (!from.well()) {
            return new Found(
                    true,
                    who
                            + ", sender: the server refuses it ("
                            + from.words()
                            + "); change "
                            + sender.setting()
                            + ", or let the server allow us this sender");
        }
        Answer to = conversation.to(ELSEWHERE);
        if (!conversation.isOver()) {
            conversation.forget();
        }
        if (to.well() || aboutThatAddressOnly(to)) {
            return new Found(false, who + ": the server takes it");
        }
        if (to.later()) {
            return new Found(
                    false,
                    who + ": the server asks to come back, as the portal does: " + to.words());
        }
        return new Found(
                true,
                who
                        + ", recipient: the server takes no letter from it to customers elsewhere ("
                        + to.words()
                        + "); change "
                        + sender.setting()
                        + " if it is about the sender, or let the server pass our mail on, with"
                        + " MINASIDOR_MAIL_USER or by this computer's address");
    }

    /**
     * 5.1.7 and 5.1.8 are about the sender; the others say that the recipient is nobody. So does a
     * 550 without such a number, unless its words are about who may send what.
     */
    private static boolean aboutThatAddressOnly(Answer answer) {
        String detail = answer.detail();
        if (detail.isEmpty()) {
            return answer.code() == NO_MAILBOX && !OF_THE_SENDER.matcher(answer.words()).find();
        }
        return detail.matches("[45]\\.(1|2|4)\\.\\d+") && !detail.matches("[45]\\.1\\.[78]");
    }

    /** {@code Name <address>} or an address alone. */
    private static String address(String sender) {
        int at = sender.indexOf('<');
        return at < 0 ? sender.strip() : sender.substring(at + 1, sender.indexOf('>', at)).strip();
    }
}

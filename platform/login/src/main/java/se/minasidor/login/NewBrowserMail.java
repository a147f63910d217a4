package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.minasidor.accounts.Person;
import se.minasidor.mail.Letter;
import se.minasidor.mail.Mailer;
import se.minasidor.tenancy.PublicAddress;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;
import se.minasidor.tenancy.WordBook;

/** Tells somebody that their login was used in a browser that had not been used for it before. */
@ApplicationScoped
class NewBrowserMail {

    @Inject private RegisteredEmail registered;
    @Inject private Mailer mailer;
    @Inject private PublicAddress address;
    @Inject private WordBook words;
    @Inject private Clock clock;

    /** To the address that the person confirmed, else to the one that the organisation has. */
    @Transactional
    @TenantScoped
    public void send(TenantId id, Tenant tenant, Person person, String userAgent, Locale language) {
        Optional<String> to =
                person.email()
                        .or(
                                () ->
                                        registered.of(id, person.party(), Optional.empty()).stream()
                                                .findFirst());
        String browser = BrowserName.of(userAgent);
        to.ifPresent(
                email ->
                        mailer.send(
                                id,
                                new Letter(
                                        email,
                                        language,
                                        "newbrowser",
                                        Map.of(
                                                "browser",
                                                browser.isEmpty()
                                                        ? words.say(
                                                                tenant,
                                                                language,
                                                                "sessions.browser.unknown",
                                                                Map.of())
                                                        : browser,
                                                "time",
                                                DateTimeFormatter.ofLocalizedDateTime(
                                                                FormatStyle.LONG, FormatStyle.SHORT)
                                                        .withLocale(language)
                                                        .withZone(tenant.timeZone())
                                                        .format(clock.instant()),
                                                "link",
                                                address.of(tenant, "/inloggningar").toString()))));
    }
}

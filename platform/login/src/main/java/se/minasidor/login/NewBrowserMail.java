package se.minasidor.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.minasidor.accounts.Person;
import se.minasidor.accounts.ProvenIdentity;
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
    @Inject private ServiceNames services;
    @Inject private Clock clock;

    /** To the address that the person confirmed, else to the one that the organisation has. */
    @Transactional
    @TenantScoped
    public void send(
            TenantId id,
            Tenant tenant,
            Person person,
            ProvenIdentity identity,
            String method,
            SessionOpening.Browser used) {
        Optional<String> to =
                person.email()
                        .or(
                                () ->
                                        registered.of(id, person.party(), Optional.empty()).stream()
                                                .findFirst());
        to.ifPresent(
                email ->
                        mailer.send(
                                id,
                                new Letter(
                                        email,
                                        used.language(),
                                        "newbrowser",
                                        values(tenant, identity, method, used))));
    }

    private Map<String, String> values(
            Tenant tenant, ProvenIdentity identity, String method, SessionOpening.Browser used) {
        Locale language = used.language();
        String browser = BrowserName.of(used.userAgent());
        Map<String, String> values = new HashMap<>();
        values.put(
                "browser",
                browser.isEmpty()
                        ? words.say(tenant, language, "sessions.browser.unknown")
                        : browser);
        values.put(
                "time",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(language)
                        .withZone(tenant.timeZone())
                        .format(clock.instant()));
        values.put("link", address.of(tenant, ReturnPath.SESSIONS).toString());
        values.put(
                "service",
                identity.scheme() == ProvenIdentity.Scheme.OPENID
                        ? services.of(tenant, language, identity.value())
                        : "");
        values.put("bankid", String.valueOf(method.equals("bankid")));
        return values;
    }
}

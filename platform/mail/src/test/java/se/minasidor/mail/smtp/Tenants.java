package se.minasidor.mail.smtp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;

/** An organisation that writes letters. */
final class Tenants {

    private static final Map<String, String> WORDS =
            Map.of(
                    "mail.register.subject", "Välj lösenord",
                    "mail.register.heading", "Hej {name}!",
                    "mail.register.body", "Följ länken.\nDen gäller en gång.",
                    "mail.register.button", "Välj lösenord",
                    "mail.link", "Eller kopiera adressen:",
                    "mail.footer", "Hälsningar\n{legalName}",
                    "brand.companyName", "Alfa Värme",
                    "brand.portalName", "Mina sidor");

    private Tenants() {}

    static Tenant withMail(Optional<String> from, Optional<String> replyTo) {
        Locale swedish = Locale.forLanguageTag("sv");
        byte[] css =
                (":root { --brand: #123456; } @media (prefers-color-scheme: dark)"
                                + " { :root { --brand: #abcdef; } }")
                        .getBytes(StandardCharsets.UTF_8);
        return new Tenant(
                new TenantId("alfa"),
                Tenant.Status.ACTIVE,
                new Tenant.Hosts("alfa.localhost", List.of()),
                List.of(
                        new Tenant.LegalEntity(
                                "alfa",
                                "Alfa Värme AB",
                                Optional.empty(),
                                List.of("EL"),
                                Optional.empty())),
                List.of(),
                new Tenant.Languages(swedish, List.of(swedish, Locale.ENGLISH)),
                ZoneId.of("Europe/Stockholm"),
                new Tenant.Layout(Tenant.Layout.LogoutPlace.USER_MENU, List.of(), false),
                new Tenant.Support(Optional.empty(), Optional.empty(), Optional.empty()),
                new Tenant.Help(List.of()),
                Optional.empty(),
                new Tenant.Login(
                        Tenant.Login.Presentation.TABS,
                        List.of("customernumber"),
                        List.of(),
                        Optional.empty(),
                        Map.of(),
                        false,
                        "alfa",
                        true,
                        "16"),
                new Tenant.Registration(
                        true,
                        Tenant.Registration.Form.SINGLE_PAGE,
                        true,
                        Tenant.Registration.ExtraProof.NONE,
                        Duration.ofHours(24)),
                new Tenant.SignUp(
                        false,
                        List.of(),
                        new Tenant.SignUp.Codes(
                                Duration.ofMinutes(10), 5, Duration.ofSeconds(30), 10),
                        Optional.empty()),
                new Tenant.FirstVisit(List.of(), Duration.ofDays(730)),
                new Tenant.PasswordRules(10),
                new Tenant.SessionLimits(
                        Duration.ofMinutes(30), Duration.ofHours(12), Optional.empty()),
                new Tenant.Throttle(5, Duration.ofSeconds(2), Duration.ofMinutes(15)),
                new Tenant.Mail(from, replyTo),
                new Tenant.Invoices(true, Optional.empty()),
                new Tenant.Consumption(Optional.empty(), false),
                Set.of("invoices"),
                new Tenant.Theme("0", Map.of("theme.css", () -> css)),
                new Tenant.Words(Map.of("sv", WORDS), Map.of()));
    }
}

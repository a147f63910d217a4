package se.minasidor.launcher;

import java.util.ArrayList;
import java.util.List;
import se.minasidor.launcher.demo.DemoData;
import se.minasidor.launcher.demo.FirstVisits;
import se.minasidor.tenancy.Tenant;

/** What the demo prints about one organisation: where it is, and whom one may be there. */
final class DemoTable {

    private DemoTable() {}

    static List<String> lines(DemoData data, int port, boolean canLogIn) {
        Tenant tenant = data.tenant();
        List<String> lines = new ArrayList<>();
        lines.add("http://" + tenant.hosts().primary() + ":" + port + "/");
        tenant.entrySites().stream()
                .flatMap(site -> site.host().stream())
                .forEach(host -> lines.add("  also http://" + host + ":" + port + "/"));
        data.newcomer()
                .ifPresent(
                        newcomer -> lines.add(canLogIn ? byEmail(newcomer) : signingUp(newcomer)));
        boolean byNumber = tenant.login().methods().contains("customernumber");
        boolean social = tenant.login().methods().contains("social");
        for (DemoData.Login login : data.logins()) {
            boolean hasPassword = canLogIn && byNumber && login.equals(data.logins().get(0));
            lines.add(
                    hasPassword
                            ? loggingIn(login)
                            : byNumber
                                    ? registering(login)
                                    : social ? linking(login) : known(login));
        }
        if (tenant.login().methods().contains("bankid")) {
            data.logins().stream()
                    .filter(DemoData.Login::person)
                    .forEach(
                            login ->
                                    lines.add(
                                            "  BankID:   pick %s in TEST BankID"
                                                    .formatted(login.name())));
        }
        lines.add("");
        return lines;
    }

    private static String byEmail(DemoData.Newcomer newcomer) {
        return "  log in:   e-mail %s, password %s  (%s)"
                .formatted(newcomer.email(), FirstVisits.PASSWORD, newcomer.name());
    }

    private static String signingUp(DemoData.Newcomer newcomer) {
        return "  sign up:  e-mail %s  (%s; mails go there)"
                .formatted(newcomer.email(), newcomer.name());
    }

    private static String loggingIn(DemoData.Login login) {
        return "  log in:   customer number %s, password %s  (%s)"
                .formatted(login.customerNumber(), FirstVisits.PASSWORD, login.name());
    }

    private static String registering(DemoData.Login login) {
        return "  register: customer number %s, %s %s  (%s%s)"
                .formatted(
                        login.customerNumber(),
                        login.person() ? "personnummer" : "organisation number",
                        login.identityNumber(),
                        login.name(),
                        login.email().map(mail -> "; mails go to " + mail).orElse(""));
    }

    private static String linking(DemoData.Login login) {
        return "  log in:   by a TEST provider, then customer number %s, invoice %s  (%s)"
                .formatted(login.customerNumber(), login.invoiceNumber(), login.name());
    }

    private static String known(DemoData.Login login) {
        return "  customer number %s, latest invoice %s  (%s; an account cannot be connected to it yet)"
                .formatted(login.customerNumber(), login.invoiceNumber(), login.name());
    }
}

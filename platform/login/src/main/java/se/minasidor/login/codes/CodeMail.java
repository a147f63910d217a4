package se.minasidor.login.codes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Map;
import se.minasidor.mail.Letter;
import se.minasidor.mail.Mailer;
import se.minasidor.tenancy.PublicAddress;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;
import se.minasidor.tenancy.TenantScoped;

/** The letter with a code; stored with the code itself, both or neither. */
@ApplicationScoped
public class CodeMail {

    /**
     * What is mailed.
     *
     * @param language the visitor's
     * @param taken the address has an account: its owner is told, and nobody learns a code
     */
    public record Kind(Locale language, boolean taken) {}

    private final CodeFlows flows;
    private final Mailer mailer;
    private final PublicAddress address;

    protected CodeMail() {
        this(null, null, null);
    }

    @Inject
    public CodeMail(CodeFlows flows, Mailer mailer, PublicAddress address) {
        this.flows = flows;
        this.mailer = mailer;
        this.address = address;
    }

    @Transactional
    @TenantScoped
    public Codes.Sent post(
            TenantId id, Tenant tenant, CodeFlow flow, Kind kind, String code, String hashed) {
        Tenant.SignUp.Codes limits = tenant.signUp().codes();
        if (!flows.count(id, flow, limits)) {
            return new Codes.Full();
        }
        if (!flows.renew(id, flow, hashed, limits)) {
            flows.uncount(id, flow);
            return new Codes.TooSoon(limits.resendAfter());
        }
        mailer.send(id, kind.taken() ? told(tenant, flow, kind) : code(flow, kind, code, limits));
        return new Codes.Mailed();
    }

    private static Letter code(CodeFlow flow, Kind kind, String code, Tenant.SignUp.Codes limits) {
        return new Letter(
                flow.address(),
                kind.language(),
                "code",
                Map.of(
                        "address",
                        flow.address(),
                        "code",
                        code,
                        "minutes",
                        String.valueOf(limits.validFor().toMinutes())));
    }

    private Letter told(Tenant tenant, CodeFlow flow, Kind kind) {
        return new Letter(
                flow.address(),
                kind.language(),
                "account",
                Map.of("link", address.of(tenant, "/losenord/epost").toString()));
    }
}

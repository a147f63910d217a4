package se.minasidor.login.newcomers;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import se.minasidor.accounts.Newcomer;
import se.minasidor.accounts.ProvenIdentity;
import se.minasidor.login.FirstVisitPage;
import se.minasidor.login.PlainPage;
import se.minasidor.login.codes.CodeFlow;
import se.minasidor.login.codes.CodeFlows;
import se.minasidor.login.codes.CodeMail;
import se.minasidor.login.codes.CodePage;
import se.minasidor.login.passwords.TypedEmail;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.Texts;

/**
 * The form of {@link VerifyEmailStep}: an address, then the code mailed to it. The code is bound to
 * the newcomer's proven identity, on whatever device they go on.
 */
@RequestScoped
@Named("verifyEmailPage")
public class VerifyEmailPage {

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private FirstVisitPage visit;
    @Inject private CodeFlows flows;
    @Inject private CodePage form;
    @Inject private VerifiedEmail verified;
    @Inject private SecretKeys keys;
    @Inject private Texts texts;

    private String email = "";
    private String fault = "";

    void posted(Tenant tenant, Newcomer newcomer) {
        byte[] key = key(tenant, newcomer.identity());
        if (!page.typed("ny").isEmpty()) {
            flows.recall(tenant.id(), key);
            return;
        }
        String typed = page.typed("epost");
        if (form.isToSend() && !typed.isEmpty()) {
            begin(tenant, key, typed);
        }
        Optional<CodeFlow> flow = flows.find(tenant.id(), key).filter(f -> !f.verified());
        if (page.refused()) {
            return;
        }
        if (flow.isEmpty()) {
            refuse(typed);
        } else if (form.isToSend()) {
            form.send(flow.get(), new CodeMail.Kind(current.getLanguage(), false));
        } else {
            form.check(flow.get())
                    .ifPresent(code -> verified.confirm(tenant.id(), newcomer, flow.get(), code));
        }
    }

    private void begin(Tenant tenant, byte[] key, String typed) {
        if (TypedEmail.plausible(typed)) {
            flows.begin(tenant.id(), key, typed, Optional.empty());
        } else {
            refuse(typed);
        }
    }

    private void refuse(String typed) {
        page.refuse(422);
        email = typed;
        fault = texts.get("signup.email.fault");
    }

    private byte[] key(Tenant tenant, ProvenIdentity identity) {
        return keys.fingerprint(
                tenant.id(), "verify-email", identity.scheme() + " " + identity.value());
    }

    /** The page where the code is typed in; else an address is asked for first. */
    public boolean isCode() {
        if (!fault.isEmpty()) {
            return false;
        }
        Optional<CodeFlow> flow =
                flows.find(current.id(), key(current.getTenant(), visit.getNewcomer().identity()))
                        .filter(f -> f.sent() && !f.verified());
        flow.ifPresent(form::show);
        return flow.isPresent();
    }

    public String getEmail() {
        return email;
    }

    public String getFault() {
        return fault;
    }

    /** Why no code could be sent. */
    public String getMessage() {
        return form.getMessage();
    }
}

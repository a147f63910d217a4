package se.minasidor.login.newcomers;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import se.minasidor.accounts.Newcomer;
import se.minasidor.accounts.Profile;
import se.minasidor.accounts.Profiles;
import se.minasidor.login.FirstVisitPage;
import se.minasidor.login.PlainPage;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.Texts;

/** The form of {@link AcceptPolicyStep}. Names that BankID told are shown and cannot be changed. */
@RequestScoped
@Named("acceptPolicyPage")
public class AcceptPolicyPage {

    @Inject private PlainPage page;
    @Inject private CurrentTenant current;
    @Inject private FirstVisitPage visit;
    @Inject private Profiles profiles;
    @Inject private NewcomerConsent consent;
    @Inject private Texts texts;

    private final Map<String, String> faults = new LinkedHashMap<>();
    private Profile typed;

    void posted(Tenant tenant, Newcomer newcomer) {
        Optional<Profile> known = known(newcomer).filter(Profile::proven);
        typed =
                known.orElseGet(
                        () -> new Profile(page.typed("fornamn"), page.typed("efternamn"), false));
        checkName("fornamn", typed.firstName(), "signup.firstname.fault");
        checkName("efternamn", typed.lastName(), "signup.lastname.fault");
        Optional<String> version = tenant.signUp().policy().map(Tenant.SignUp.Policy::version);
        // The version that was read, and not one that came into force while it was read.
        if (version.isPresent() && !page.typed("policy").equals(version.get())) {
            faults.put("policy", texts.get("signup.policy.fault"));
        }
        if (!faults.isEmpty()) {
            page.refuse(422);
            return;
        }
        consent.store(tenant.id(), newcomer, typed, version);
    }

    private void checkName(String field, String name, String key) {
        if (name.isEmpty()
                || name.length() > Profile.LONGEST
                || name.matches(".*[\\p{Cntrl}<>@].*")) {
            faults.put(field, texts.get(key));
        }
    }

    private Optional<Profile> known(Newcomer newcomer) {
        return newcomer.person().flatMap(person -> profiles.find(current.id(), person));
    }

    private Profile shown() {
        if (typed == null) {
            typed = known(visit.getNewcomer()).orElse(new Profile("", "", false));
        }
        return typed;
    }

    public String getFirstName() {
        return shown().firstName();
    }

    public String getLastName() {
        return shown().lastName();
    }

    public boolean isProven() {
        return shown().proven();
    }

    /** The version that is in force; empty where the tenant has no policy to accept. */
    public String getVersion() {
        return current.getTenant().signUp().policy().map(Tenant.SignUp.Policy::version).orElse("");
    }

    public String getPolicyUrl() {
        return current.getTenant().signUp().policy().map(Tenant.SignUp.Policy::url).orElse("");
    }

    /** What is wrong with each field, by the field's name. */
    public Map<String, String> getFaults() {
        return faults;
    }

    public boolean isFailed() {
        return !faults.isEmpty();
    }
}

package se.minasidor.portal.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.SiteCookie;
import se.minasidor.tenancy.Texts;

/** {@code /personuppgifter}: the cookies that this tenant's visitors may get. */
@RequestScoped
@Named("privacyPage")
public class PrivacyPage {

    @Inject private CurrentTenant current;
    @Inject private Texts texts;

    public List<SiteCookie> getCookies() {
        return Arrays.stream(SiteCookie.values())
                .filter(cookie -> cookie.usedBy(current.getTenant()))
                .toList();
    }

    /** {@code Högst 24 timmar}. */
    public String lasting(SiteCookie cookie) {
        return cookie.goodFor(current.getTenant())
                .map(time -> texts.with("privacy.cookies.most", Map.of("time", texts.time(time))))
                .orElseGet(() -> texts.get("privacy.cookies.visit"));
    }
}

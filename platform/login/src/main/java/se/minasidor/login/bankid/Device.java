package se.minasidor.login.bankid;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What kind of device asks, as far as it decides how the app is started and how it leads back. A
 * wrong guess costs convenience only: a computer that is a tablet still finds its app.
 */
record Device(boolean phone, boolean iosChrome, boolean iosFirefox) {

    static Device of(String userAgent) {
        String agent = userAgent == null ? "" : userAgent;
        boolean ios = agent.contains("iPhone") || agent.contains("iPad");
        return new Device(
                ios || agent.contains("Android"),
                ios && agent.contains("CriOS/"),
                ios && agent.contains("FxiOS/"));
    }

    /** The link that starts the app. */
    String link(String autoStartToken, Optional<String> standIn) {
        String app =
                standIn.orElse(
                        phone && !iosChrome && !iosFirefox
                                ? "https://app.bankid.com/"
                                : "bankid:///");
        return app + "?autostarttoken=" + autoStartToken + "&redirect=null";
    }

    /** Other browsers of an iPhone are reopened by schemes of their own; else Safari opens. */
    String returnUrl(URI page) {
        if (iosChrome && page.getScheme().equals("https")) {
            return "googlechromes" + page.toString().substring("https".length());
        }
        if (iosFirefox) {
            return "firefox://open-url?url="
                    + URLEncoder.encode(page.toString(), StandardCharsets.UTF_8);
        }
        return page.toString();
    }
}

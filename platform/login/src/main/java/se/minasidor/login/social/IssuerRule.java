package se.minasidor.login.social;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which issuers a provider may call itself. For most there is exactly one, in the settings, in the
 * discovery document and in every token. Two are different:
 *
 * <ul>
 *   <li>Microsoft's addresses {@code /consumers/v2.0}, {@code /organizations/v2.0} and {@code
 *       /common/v2.0} stand for many issuers: the discovery document may say {@code {tenantid}},
 *       and a token says the directory that the account belongs to, also in {@code tid}.
 *   <li>Google's tokens may leave out {@code https://}.
 * </ul>
 */
final class IssuerRule {

    private static final String UUID =
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern DIRECTORY = Pattern.compile(UUID);
    private static final Pattern MICROSOFT =
            Pattern.compile(
                    "(https?://[^/]+)/(common|organizations|consumers|" + UUID + ")/v2\\.0");
    private static final String TEMPLATE = "{tenantid}";

    /** The directory of everybody's private accounts. */
    private static final String PRIVATE_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad";

    private static final String GOOGLE = "https://accounts.google.com";

    private final String issuer;
    private final Matcher microsoft;

    private IssuerRule(String issuer) {
        this.issuer = issuer;
        Matcher matcher = MICROSOFT.matcher(issuer);
        microsoft = matcher.matches() ? matcher : null;
    }

    /** The rule for what the settings call the provider. */
    static IssuerRule of(URI configured) {
        return new IssuerRule(configured.toString());
    }

    /** May the provider's discovery document call it that? */
    boolean describes(String discovered) {
        return microsoft == null
                ? issuer.equals(discovered)
                : issuer.equals(discovered)
                        || at(TEMPLATE).equals(discovered)
                        || directoryOf(discovered).filter(this::allowed).isPresent();
    }

    /**
     * The issuer that a token's signature, audience and times are to be checked for; empty when the
     * provider may not issue such a token at all.
     *
     * @param directory the claim {@code tid}, or null
     */
    Optional<String> expected(String tokenIssuer, String directory) {
        if (tokenIssuer == null) {
            return Optional.empty();
        }
        if (microsoft != null) {
            return directoryOf(tokenIssuer)
                    .filter(d -> d.equals(directory))
                    .filter(this::allowed)
                    .map(this::at);
        }
        boolean same =
                tokenIssuer.equals(issuer)
                        || issuer.equals(GOOGLE) && ("https://" + tokenIssuer).equals(GOOGLE);
        return same ? Optional.of(tokenIssuer) : Optional.empty();
    }

    /** One spelling for one issuer, by which an account is known for good. */
    String canonical(String expected) {
        return microsoft == null ? issuer : expected;
    }

    /** May an answer that names its sender (RFC 9207) name this one? */
    boolean answers(String named, String discovered) {
        return named.equals(issuer)
                || named.equals(discovered)
                || expected(named, null).isPresent();
    }

    /** May a key that is made for one issuer (Microsoft's are) sign for that one? */
    boolean signs(String keyIssuer, String expected) {
        return keyIssuer == null
                || keyIssuer.equals(expected)
                || microsoft != null && keyIssuer.equals(at(TEMPLATE));
    }

    private Optional<String> directoryOf(String some) {
        String start = microsoft.group(1) + "/";
        String end = "/v2.0";
        if (!some.startsWith(start)
                || !some.endsWith(end)
                || some.length() < start.length() + end.length()) {
            return Optional.empty();
        }
        String directory = some.substring(start.length(), some.length() - end.length());
        return DIRECTORY.matcher(directory).matches() ? Optional.of(directory) : Optional.empty();
    }

    private boolean allowed(String directory) {
        return switch (microsoft.group(2)) {
            case "common" -> true;
            case "consumers" -> directory.equals(PRIVATE_ACCOUNTS);
            case "organizations" -> !directory.equals(PRIVATE_ACCOUNTS);
            default -> directory.equals(microsoft.group(2));
        };
    }

    private String at(String directory) {
        return microsoft.group(1) + "/" + directory + "/v2.0";
    }
}

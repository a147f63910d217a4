package se.minasidor.login.passwords;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.minasidor.tenancy.CurrentTenant;
import se.minasidor.tenancy.Texts;

/** A password that somebody chooses on a page: what is wrong with it in words, and its hash. */
@ApplicationScoped
public class NewPassword {

    @Inject private CurrentTenant current;
    @Inject private Passwords passwords;
    @Inject private CommonPasswords common;
    @Inject private Texts texts;

    /**
     * What is wrong with it, for the one who chose it; empty when it is good.
     *
     * @param own words about the person that others can find out, such as their customer number
     */
    public Optional<String> fault(String typed, String... own) {
        int least = current.getTenant().password().minLength();
        return PasswordRules.fault(
                        typed,
                        least,
                        common,
                        Stream.concat(Stream.of(own), aboutTheTenant()).toList())
                .map(fault -> "password.fault." + fault.name().toLowerCase(Locale.ROOT))
                .map(key -> texts.with(key, Map.of("length", least, "longest", Passwords.LONGEST)));
    }

    /** Words that whoever wants in will try first. */
    private Stream<String> aboutTheTenant() {
        return Stream.of(
                current.id().value(),
                current.getTenant().hosts().primary().split("\\.")[0],
                texts.get("brand.companyName"),
                texts.get("brand.portalName"),
                "minasidor",
                "mypages");
    }

    /**
     * A password that was typed.
     *
     * @param phc its hash; empty when it will not do, or too many are hashed at once
     * @param fault why not, in words
     */
    public record Typed(Optional<String> phc, int status, String fault) {

        private static final int UNPROCESSABLE = 422;
        private static final int UNAVAILABLE = 503;

        @Override
        public String toString() {
            return "Typed:" + status;
        }
    }

    /** Looks at it, and hashes it if it will do. */
    public Typed typed(String typed, String... own) {
        return fault(typed, own)
                .map(fault -> new Typed(Optional.empty(), Typed.UNPROCESSABLE, fault))
                .orElseGet(() -> hashed(typed));
    }

    /** Hashes one that will do. */
    public Typed hashed(String typed) {
        return passwords
                .hash(typed)
                .map(phc -> new Typed(Optional.of(phc), 200, ""))
                .orElseGet(
                        () ->
                                new Typed(
                                        Optional.empty(),
                                        Typed.UNAVAILABLE,
                                        texts.get("login.busy")));
    }

    /** What stands before the at sign. */
    public static String local(String address) {
        int at = address.indexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }
}

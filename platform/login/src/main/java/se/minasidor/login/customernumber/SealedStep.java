package se.minasidor.login.customernumber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import se.minasidor.tenancy.SecretKeys;
import se.minasidor.tenancy.TenantId;

/**
 * Carries what was typed in a wizard's first step through the second one in a hidden field,
 * encrypted for this tenant: no session is needed, and nobody changes or reads it on the way.
 */
@ApplicationScoped
class SealedStep {

    private static final String PURPOSE = "register-step";
    private static final Duration GOOD_FOR = Duration.ofHours(2);

    private final SecretKeys keys;
    private final Clock clock;

    protected SealedStep() {
        this(null, null);
    }

    @Inject
    SealedStep(SecretKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    String seal(TenantId tenant, String value) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        keys.encrypt(
                                tenant, PURPOSE, clock.instant().getEpochSecond() + " " + value));
    }

    /** Empty for anything that we did not seal for this tenant within the last hours. */
    Optional<String> open(TenantId tenant, String sealed) {
        try {
            String plain = keys.decrypt(tenant, PURPOSE, Base64.getUrlDecoder().decode(sealed));
            int space = plain.indexOf(' ');
            Instant made = Instant.ofEpochSecond(Long.parseLong(plain.substring(0, space)));
            return made.plus(GOOD_FOR).isAfter(clock.instant())
                    ? Optional.of(plain.substring(space + 1))
                    : Optional.empty();
        } catch (RuntimeException changed) {
            return Optional.empty();
        }
    }
}

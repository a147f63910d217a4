package se.minasidor.login.codes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.minasidor.login.LoginAttempts;
import se.minasidor.login.passwords.Passwords;
import se.minasidor.tenancy.Actor;
import se.minasidor.tenancy.SecurityEvents;
import se.minasidor.tenancy.Tenant;
import se.minasidor.tenancy.TenantId;

/**
 * Mails a code and compares what is typed with it (decision 0014).
 *
 * <p>Five tries for a flow, however many codes it is mailed, and ten codes a day for an address,
 * however many flows ask for them: fifty tries a day for a million codes. A try is taken before
 * anything is compared. A code works for ten minutes, in the flow that asked for it, once; it is
 * kept as slowly hashed as a password, because six digits are soon tried through.
 */
@ApplicationScoped
public class Codes {

    /** How asking for a code ended. */
    public sealed interface Sent {}

    public record Mailed() implements Sent {}

    /** A code was mailed just now. */
    public record TooSoon(Duration time) implements Sent {}

    /** Many codes were asked for, for this address or from this place. */
    public record Wait(Duration time) implements Sent {}

    /** The address has had all the codes that a day allows. */
    public record Full() implements Sent {}

    /** All tries are used up; a new code would not help. */
    public record Spent() implements Sent {}

    public record Busy() implements Sent {}

    /** What a typed code is worth. */
    public enum Worth {
        RIGHT,
        WRONG,
        /** Not six digits; that was no try. */
        MALFORMED,
        /** It has worked for its time, or none was mailed. */
        OVER,
        /** No tries are left. */
        SPENT,
        BUSY
    }

    /**
     * @param hashed the code that was right, for {@link CodeFlows#use}
     * @param left tries that are left
     */
    public record Checked(Worth worth, String hashed, int left) {

        @Override
        public String toString() {
            return "Checked:" + worth;
        }
    }

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;

    /** So many flows with a wrong code within an hour are no accident. */
    static final int SPRAY = 20;

    @Inject private CodeFlows flows;
    @Inject private CodeMail mail;
    @Inject private Passwords passwords;
    @Inject private LoginAttempts attempts;
    @Inject private SecurityEvents events;
    @Inject private SprayAlarm alarm;
    @Inject private Clock clock;

    /**
     * Mails a new code. All the same is done where the address has an account already, except that
     * its owner is told so instead of being given the code; see {@link CodeMail}.
     *
     * @param visitor the address the visitor comes from
     */
    public Sent send(Tenant tenant, CodeFlow flow, CodeMail.Kind kind, String visitor) {
        Tenant.SignUp.Codes limits = tenant.signUp().codes();
        if (flow.tries() >= limits.maxTries()) {
            return new Spent();
        }
        Optional<Duration> soon = untilNext(flow, limits);
        if (soon.isPresent()) {
            return new TooSoon(soon.get());
        }
        Optional<Duration> wait =
                attempts.begin(
                        tenant.id(),
                        tenant.throttle(),
                        new LoginAttempts.Attempt(
                                LoginAttempts.Kind.REQUEST,
                                flow.account(),
                                Optional.empty(),
                                visitor));
        if (wait.isPresent()) {
            return new Wait(wait.get());
        }
        String code = String.format(Locale.ROOT, "%06d", RANDOM.nextInt(CODES));
        Optional<String> hashed = passwords.hash(code);
        return hashed.isEmpty()
                ? new Busy()
                : mail.post(tenant.id(), tenant, flow, kind, code, hashed.get());
    }

    private Optional<Duration> untilNext(CodeFlow flow, Tenant.SignUp.Codes limits) {
        Instant now = clock.instant();
        return flow.sentAt()
                .map(sent -> Duration.between(now, sent.plus(limits.resendAfter())))
                .filter(left -> !left.isNegative() && !left.isZero());
    }

    /** Compares; who gets {@code RIGHT} must still be the one to use it. */
    public Checked check(Tenant tenant, CodeFlow flow, String typed) {
        String code = typed.replaceAll("[\\s-]", "");
        int max = tenant.signUp().codes().maxTries();
        int left = max - flow.tries();
        if (!code.matches("[0-9]{6}")) {
            return new Checked(Worth.MALFORMED, null, left);
        }
        Optional<CodeFlows.Taken> taken = flows.take(tenant.id(), flow, tenant.signUp().codes());
        if (taken.isEmpty()) {
            return new Checked(left <= 0 ? Worth.SPENT : Worth.OVER, null, Math.max(0, left));
        }
        left = max - taken.get().tries();
        return switch (passwords.check(code, Optional.of(taken.get().hashed()))) {
            case RIGHT, RIGHT_BUT_OLD -> new Checked(Worth.RIGHT, taken.get().hashed(), left);
            case WRONG -> wrong(tenant.id(), flow, left);
            case BUSY -> {
                flows.giveBack(tenant.id(), flow);
                yield new Checked(Worth.BUSY, null, left + 1);
            }
        };
    }

    private Checked wrong(TenantId tenant, CodeFlow flow, int left) {
        int failing = flows.failed(tenant, flow);
        events.record(tenant, Actor.VISITOR, "code", left > 0 ? "wrong" : "spent", null, Map.of());
        if (failing >= SPRAY) {
            alarm.raise(tenant, failing);
        }
        return new Checked(left > 0 ? Worth.WRONG : Worth.SPENT, null, left);
    }
}

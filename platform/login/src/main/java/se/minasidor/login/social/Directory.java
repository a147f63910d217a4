package se.minasidor.login.social;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What providers say about themselves: their discovery documents and their keys. Asked for when
 * somebody first logs in with one, remembered for an hour and shared by all tenants that name the
 * same issuer. A provider that fails is asked again after a while only, and what it said before is
 * good for a day meanwhile.
 */
@ApplicationScoped
class Directory {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration USABLE = Duration.ofDays(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    /** A token names a key we do not know: the keys may have changed, or somebody makes it up. */
    private static final Duration BETWEEN_KEY_CHANGES = Duration.ofSeconds(30);

    private static final long TURN_SECONDS = 6;
    private static final int MOST = 500;
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final OpenIdClient client;
    private final Clock clock;

    private final Map<URI, Provider> entries =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<URI, Provider> eldest) {
                            return size() > MOST;
                        }
                    });

    protected Directory() {
        this(null, null);
    }

    @Inject
    Directory(OpenIdClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    Metadata metadata(URI issuer) throws ProviderTrouble {
        return entry(issuer).metadata.get(Duration.ZERO);
    }

    /**
     * @param keyId the key that a token names, or null
     */
    SigningKeys keys(URI issuer, String keyId) throws ProviderTrouble {
        Kept<SigningKeys> kept = entry(issuer).keys;
        SigningKeys known = kept.get(Duration.ZERO);
        return known.has(keyId) ? known : kept.get(BETWEEN_KEY_CHANGES);
    }

    private Provider entry(URI issuer) {
        synchronized (entries) {
            return entries.computeIfAbsent(issuer, Provider::new);
        }
    }

    private final class Provider {

        private final URI issuer;
        private final Kept<Metadata> metadata = new Kept<>(this::readMetadata);
        private final Kept<SigningKeys> keys = new Kept<>(this::readKeys);

        Provider(URI issuer) {
            this.issuer = issuer;
        }

        private Metadata readMetadata() throws ProviderTrouble {
            String base = issuer.toString().replaceFirst("/$", "");
            Metadata read =
                    Metadata.read(
                            document(ProviderTrouble.Step.DISCOVERY, URI.create(base + WELL_KNOWN)),
                            "http".equals(issuer.getScheme()));
            if (!IssuerRule.of(issuer).describes(read.issuer())) {
                throw new ProviderTrouble(
                        ProviderTrouble.Step.DISCOVERY,
                        "the discovery document is of another issuer than " + issuer);
            }
            return read;
        }

        private SigningKeys readKeys() throws ProviderTrouble {
            return SigningKeys.read(
                    document(ProviderTrouble.Step.KEYS, metadata.get(Duration.ZERO).keys()));
        }

        private String document(ProviderTrouble.Step step, URI address) throws ProviderTrouble {
            OpenIdClient.Answer answer = client.get(step, address, Map.of());
            if (answer.status() != 200) {
                throw new ProviderTrouble(step, address + " answered " + answer.status());
            }
            return answer.body();
        }
    }

    /** Reads something. */
    private interface Source<T> {
        T read() throws ProviderTrouble;
    }

    /** Something that was read, and when; read anew by one at a time. */
    private final class Kept<T> {

        private final Source<T> source;
        private final ReentrantLock turn = new ReentrantLock();
        private volatile T value;
        private volatile Instant readAt = Instant.MIN;
        private volatile Instant failedAt = Instant.MIN;
        private volatile ProviderTrouble failure;

        Kept(Source<T> source) {
            this.source = source;
        }

        /**
         * @param atMost wanted newer than that, or zero when an hour old will do
         */
        T get(Duration atMost) throws ProviderTrouble {
            if (newEnough(atMost)) {
                return value;
            }
            if (recently(failedAt, AFTER_FAILURE)) {
                return orFailure(failure);
            }
            if (!turn()) {
                return orFailure(
                        new ProviderTrouble(
                                ProviderTrouble.Step.DISCOVERY, "others wait for it as well"));
            }
            try {
                if (newEnough(atMost)) {
                    return value;
                }
                if (recently(failedAt, AFTER_FAILURE)) {
                    return orFailure(failure);
                }
                value = source.read();
                readAt = clock.instant();
                return value;
            } catch (ProviderTrouble trouble) {
                failure = trouble;
                failedAt = clock.instant();
                return orFailure(trouble);
            } finally {
                turn.unlock();
            }
        }

        private boolean newEnough(Duration atMost) {
            return value != null && recently(readAt, atMost.isZero() ? FRESH : atMost);
        }

        private T orFailure(ProviderTrouble trouble) throws ProviderTrouble {
            if (value != null && recently(readAt, USABLE)) {
                return value;
            }
            throw trouble;
        }

        private boolean recently(Instant then, Duration span) {
            return then != Instant.MIN && clock.instant().isBefore(then.plus(span));
        }

        private boolean turn() {
            try {
                return turn.tryLock(TURN_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}

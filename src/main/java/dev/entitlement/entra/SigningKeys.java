package dev.entitlement.entra;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ChangedHere;
import dev.entitlement.control.PerTenant;
import dev.entitlement.control.SharedState;
import dev.entitlement.store.OnceForAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The embedded issuer's keys, those of all tenants; the first is made at the first start, all are read back at every
 * other. Each is published together with a certificate, because some clients look for {@code x5c}.
 *
 * <p>A key that is withdrawn verifies no access token any more, but is kept for what only this issuer reads: as with
 * Entra, refresh tokens and codes outlive the key.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/signing-key-rollover">Signing key rollover</a>
 */
@Component
@OnEmbeddedIssuer
public class SigningKeys implements SharedState {

    private static final String TOPIC = "keys";

    /** As many keys are kept at most; what an older one has signed is worth nothing. */
    static final int MOST_KEPT = 10;

    private final SigningKeyRepository keys;
    private final OnceForAll once;
    private final VirtualClock clock;
    private final ApplicationEventPublisher events;

    /** Makes the first key, which takes as long as many other parts of the start together. */
    private final FutureTask<Ring> first = new FutureTask<>(this::firstOfAll);

    private final PerTenant<Ring> known = new PerTenant<>(this::read);

    SigningKeys(SigningKeyRepository keys, OnceForAll once, VirtualClock clock, ApplicationEventPublisher events) {
        this.keys = keys;
        this.once = once;
        this.clock = clock;
        this.events = events;
        Thread maker = new Thread(first, "first-signing-key");
        maker.setDaemon(true);
        maker.start();
    }

    private Ring firstOfAll() {
        List<SigningKey> stored = keys.findAllByOrderByGenerationDesc();
        return stored.isEmpty() ? once.alone(this::found) : Ring.of(stored);
    }

    private Ring found() {
        List<SigningKey> stored = keys.findAllByOrderByGenerationDesc();
        return stored.isEmpty() ? followedBy(KeptKey.generate(clock.wallTime()), false) : Ring.of(stored);
    }

    /** Nobody is told that the emulator is ready before there is a key. */
    @EventListener(ContextRefreshedEvent.class)
    void awaitFirst() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    first.get();
                    return;
                } catch (InterruptedException notNow) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("There is no signing key", failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Ring ring() {
        return known.of(ChangedHere.OF_NO_TENANT);
    }

    private Ring read(UUID noTenant) {
        awaitFirst();
        return Ring.of(keys.findAllByOrderByGenerationDesc());
    }

    private void forget() {
        known.forget(ChangedHere.OF_NO_TENANT);
    }

    private record Ring(List<KeptKey> newestFirst, JWKSet published) {

        static Ring of(List<SigningKey> newestFirst) {
            List<KeptKey> kept = newestFirst.stream().map(KeptKey::of).toList();
            List<JWK> published = kept.stream()
                    .filter(KeptKey::published)
                    .map(key -> (JWK) key.pair().toPublicJWK())
                    .toList();
            return new Ring(kept, new JWKSet(published));
        }
    }

    /** The key that signs. */
    KeptKey current() {
        return ring().newestFirst().get(0);
    }

    /** The key that a header names, published or not. */
    Optional<KeptKey> named(@Nullable String kid) {
        return kid == null
                ? Optional.empty()
                : ringWith(kid).newestFirst().stream()
                        .filter(key -> key.kid().equals(kid))
                        .findFirst();
    }

    /** The keys that verify access tokens now, without their private parts. */
    public JWKSet published() {
        return ring().published();
    }

    /**
     * The same, of which a token names one: it may have been made by another process a moment ago.
     *
     * @param kid as the token's header has it; null where it names none
     */
    public JWKSet published(@Nullable String kid) {
        return (kid == null ? ring() : ringWith(kid)).published();
    }

    private Ring ringWith(String kid) {
        Ring ring = ring();
        if (ring.newestFirst().stream().noneMatch(key -> key.kid().equals(kid)) && keys.existsById(kid)) {
            forget();
            return ring();
        }
        return ring;
    }

    /**
     * Makes a key that signs from now on.
     *
     * @param keepOld whether access tokens of the keys that are published stay good
     * @return the keys that are published afterwards, the new one first
     */
    synchronized JWKSet rotate(boolean keepOld) {
        RSAKey fresh = KeptKey.generate(clock.wallTime());
        ring(); // The first is made before the second.
        Ring ring = once.alone(() -> followedBy(fresh, keepOld));
        known.keep(ChangedHere.OF_NO_TENANT, ring);
        return ring.published();
    }

    private Ring followedBy(RSAKey fresh, boolean keepOld) {
        List<SigningKey> older = keys.findAllByOrderByGenerationDesc();
        if (!keepOld) {
            older.forEach(SigningKey::withdraw);
        }
        int generation = older.isEmpty() ? 1 : older.get(0).generation() + 1;
        keys.save(new SigningKey(fresh.getKeyID(), fresh.toJSONString(), generation));
        keys.deleteAll(older.stream().skip(MOST_KEPT - 1).toList());
        keys.flush();
        events.publishEvent(new ChangedHere(TOPIC, ChangedHere.OF_NO_TENANT));
        return Ring.of(keys.findAllByOrderByGenerationDesc());
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void changedElsewhere(UUID tenantId, String detail) {
        forget();
    }

    @Override
    public void anythingChanged() {
        forget();
    }
}

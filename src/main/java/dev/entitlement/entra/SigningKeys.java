package dev.entitlement.entra;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.entitlement.clock.VirtualClock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

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
public class SigningKeys {

    /** As many keys are kept at most; what an older one has signed is worth nothing. */
    static final int MOST_KEPT = 10;

    private final SigningKeyRepository keys;
    private final TransactionTemplate transaction;
    private final VirtualClock clock;
    private volatile @Nullable Ring ring;

    /** Makes the first key, which takes as long as many other parts of the start together. */
    private final FutureTask<Ring> first = new FutureTask<>(() -> followedBy(false));

    SigningKeys(SigningKeyRepository keys, TransactionTemplate transaction, VirtualClock clock) {
        this.keys = keys;
        this.transaction = transaction;
        this.clock = clock;
        List<SigningKey> stored = keys.findAllByOrderByGenerationDesc();
        if (stored.isEmpty()) {
            Thread maker = new Thread(first, "first-signing-key");
            maker.setDaemon(true);
            maker.start();
        } else {
            this.ring = Ring.of(stored);
        }
    }

    /** Nobody is told that the emulator is ready before there is a key. */
    @EventListener(ContextRefreshedEvent.class)
    void awaitFirst() {
        ring();
    }

    private Ring ring() {
        Ring known = ring;
        return known == null ? firstRing() : known;
    }

    private synchronized Ring firstRing() {
        Ring known = ring;
        if (known == null) {
            known = made();
            ring = known;
        }
        return known;
    }

    private Ring made() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return first.get();
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
        return ring().newestFirst().stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst();
    }

    /** The keys that verify access tokens now, without their private parts. */
    public JWKSet published() {
        return ring().published();
    }

    /**
     * Makes a key that signs from now on.
     *
     * @param keepOld whether access tokens of the keys that are published stay good
     * @return the keys that are published afterwards, the new one first
     */
    synchronized JWKSet rotate(boolean keepOld) {
        ring(); // The first is made before the second.
        Ring next = followedBy(keepOld);
        ring = next;
        return next.published();
    }

    private Ring followedBy(boolean keepOld) {
        RSAKey fresh = KeptKey.generate(clock.wallTime());
        return Objects.requireNonNull(transaction.execute(status -> {
            List<SigningKey> older = keys.findAllByOrderByGenerationDesc();
            if (!keepOld) {
                older.forEach(SigningKey::withdraw);
            }
            int generation = older.isEmpty() ? 1 : older.get(0).generation() + 1;
            keys.save(new SigningKey(fresh.getKeyID(), fresh.toJSONString(), generation));
            keys.deleteAll(older.stream().skip(MOST_KEPT - 1).toList());
            keys.flush();
            return Ring.of(keys.findAllByOrderByGenerationDesc());
        }));
    }
}

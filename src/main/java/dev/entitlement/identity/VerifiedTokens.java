package dev.entitlement.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Tokens whose signature was good, so that it is not computed for every call: a client sends the same token for an hour.
 * What is remembered is the signature alone. Lifetime, audience and tenant are judged at each call, and with other keys all
 * of it is forgotten.
 */
final class VerifiedTokens {

    private static final int MOST = 1_000;

    /** In characters; a longer one is verified each time. */
    private static final int LONGEST = 8 * 1024;

    /** As long as the keys of an external issuer are believed in. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Supplier<?> keys;
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** @param keys what verifies now: another object when it is something else */
    VerifiedTokens(Supplier<?> keys) {
        this.keys = keys;
    }

    private record Verified(Jwt jwt, Object by) {}

    /**
     * The token as it was read before, or else as it is read now.
     *
     * @param verify refuses a token by throwing, which is not remembered
     */
    Jwt of(String token, Function<String, Jwt> verify) {
        Object by = keys.get();
        Verified known = verified.getIfPresent(token);
        if (known != null && known.by() == by) {
            return known.jwt();
        }
        Jwt jwt = verify.apply(token);
        if (token.length() <= LONGEST) {
            verified.put(token, new Verified(jwt, by));
        }
        return jwt;
    }
}

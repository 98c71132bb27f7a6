package dev.entitlement.subject;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who changes something, in which tenant and when.
 *
 * @param userId object id of the user; null where there is none
 * @param name principal name of a user or client id of an app
 */
public record Author(UUID tenantId, @Nullable UUID userId, String name, Instant at) {

    /** Whoever wrote the seed. */
    public static Author seed(UUID tenantId, Instant at) {
        return new Author(tenantId, null, "seed", at);
    }
}

package dev.entitlement.signin;

import dev.entitlement.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An authorization code that was redeemed; it is remembered until it would have expired anyway. */
@Entity
final class RedeemedCode {

    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // read by queries
    private TenantKey key;

    @SuppressWarnings("UnusedVariable") // read by queries
    private Instant expiresAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    RedeemedCode() {}

    RedeemedCode(AuthorizationCode code) {
        this.key = new TenantKey(code.tenantId(), code.id());
        this.expiresAt = code.expiresAt();
    }
}

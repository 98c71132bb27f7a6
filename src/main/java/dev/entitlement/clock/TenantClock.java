package dev.entitlement.clock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant's time, as it is stored. */
@Entity
final class TenantClock {

    @Id
    private UUID tenantId;

    @SuppressWarnings("UnusedVariable") // the repository reads it
    private long shiftMillis;

    @SuppressWarnings("UnusedVariable") // likewise
    private @Nullable Instant frozenAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    TenantClock() {}

    TenantClock(UUID tenantId, TenantTime time) {
        this.tenantId = tenantId;
        set(time);
    }

    final void set(TenantTime time) {
        this.shiftMillis = time.offset().toMillis();
        this.frozenAt = time.frozenAt();
    }
}

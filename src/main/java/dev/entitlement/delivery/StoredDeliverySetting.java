package dev.entitlement.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a tenant's deliveries are carried out, as it is stored. */
@Entity
@Table(name = "delivery_settings")
@SuppressWarnings("UnusedVariable") // the repository reads them
final class StoredDeliverySetting {

    @Id
    private UUID tenantId;

    @Enumerated(EnumType.STRING)
    private DeliveryMode mode;

    private long delayMillis;

    @Enumerated(EnumType.STRING)
    private DeliveryOutcome outcome;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled in by JPA
    StoredDeliverySetting() {}

    @SuppressWarnings("NullAway.Init") // set does
    StoredDeliverySetting(UUID tenantId, DeliverySetting setting) {
        this.tenantId = tenantId;
        set(setting);
    }

    final void set(DeliverySetting setting) {
        this.mode = setting.mode();
        this.delayMillis = setting.delay().length().toMillis();
        this.outcome = setting.outcome();
    }
}

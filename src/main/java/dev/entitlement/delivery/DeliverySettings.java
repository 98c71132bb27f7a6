package dev.entitlement.delivery;

import dev.entitlement.clock.TimeSpan;
import dev.entitlement.control.PerTenant;
import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** How each tenant's deliveries are carried out; as the emulator was started, until a test decides otherwise. */
@Component
class DeliverySettings implements ResetListener {

    private final StoredDeliverySettingRepository stored;
    private final DeliverySetting unlessDecided;
    private final PerTenant<DeliverySetting> known;

    DeliverySettings(StoredDeliverySettingRepository stored, DeliveryProperties properties) {
        this.stored = stored;
        this.unlessDecided = new DeliverySetting(
                DeliveryMode.AUTOMATIC, new TimeSpan(properties.delay()), DeliveryOutcome.DELIVERED);
        this.known = new PerTenant<>(tenantId ->
                stored.findById(tenantId).map(StoredDeliverySetting::setting).orElse(unlessDecided));
    }

    DeliverySetting of(UUID tenantId) {
        return known.of(tenantId);
    }

    /** Decides as part of the caller's transaction; others see it once that has committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(UUID tenantId, DeliverySetting setting) {
        stored.findById(tenantId)
                .ifPresentOrElse(
                        found -> found.set(setting), () -> stored.save(new StoredDeliverySetting(tenantId, setting)));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                known.forget(tenantId);
            }
        });
    }

    @Override
    public void forget(UUID tenantId, ResetPart part) {
        if (part == ResetPart.STATE) {
            known.forget(tenantId);
        }
    }
}

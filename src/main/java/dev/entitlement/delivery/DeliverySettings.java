package dev.entitlement.delivery;

import dev.entitlement.clock.TimeSpan;
import dev.entitlement.control.ChangedHere;
import dev.entitlement.control.KeptPerTenant;
import dev.entitlement.control.PerTenant;
import dev.entitlement.control.ResetPart;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How each tenant's deliveries are carried out; as the emulator was started, until a test decides otherwise. */
@Component
class DeliverySettings extends KeptPerTenant<PerTenant<DeliverySetting>> {

    private static final String TOPIC = "delivery";

    private final StoredDeliverySettingRepository stored;
    private final ApplicationEventPublisher events;

    DeliverySettings(
            StoredDeliverySettingRepository stored, DeliveryProperties properties, ApplicationEventPublisher events) {
        super(TOPIC, new PerTenant<>(tenantId -> load(stored, properties, tenantId)), ResetPart.STATE);
        this.stored = stored;
        this.events = events;
    }

    private static DeliverySetting load(
            StoredDeliverySettingRepository stored, DeliveryProperties properties, UUID tenantId) {
        return stored.findStored(tenantId)
                .map(found -> new DeliverySetting(
                        found.get("mode", DeliveryMode.class),
                        new TimeSpan(Duration.ofMillis(found.get("delayMillis", Long.class))),
                        found.get("outcome", DeliveryOutcome.class)))
                .orElseGet(() -> new DeliverySetting(
                        DeliveryMode.AUTOMATIC, new TimeSpan(properties.delay()), DeliveryOutcome.DELIVERED));
    }

    DeliverySetting of(UUID tenantId) {
        return known.of(tenantId);
    }

    /** The same as it is in the database now, whatever other processes have decided. */
    DeliverySetting read(UUID tenantId) {
        return known.read(tenantId);
    }

    /** Decides as part of the caller's transaction; others see it once that has committed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(UUID tenantId, DeliverySetting setting) {
        stored.findById(tenantId)
                .ifPresentOrElse(
                        found -> found.set(setting), () -> stored.save(new StoredDeliverySetting(tenantId, setting)));
        events.publishEvent(new ChangedHere(TOPIC, tenantId));
        known.changing(tenantId);
    }
}

package dev.entitlement.delivery;

import dev.entitlement.clock.TimeSpan;
import dev.entitlement.control.ChangedHere;
import dev.entitlement.control.PerTenant;
import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import dev.entitlement.control.SharedState;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How each tenant's deliveries are carried out; as the emulator was started, until a test decides otherwise. */
@Component
class DeliverySettings implements ResetListener, SharedState {

    private static final String TOPIC = "delivery";

    private final StoredDeliverySettingRepository stored;
    private final ApplicationEventPublisher events;
    private final DeliverySetting unlessDecided;
    private final PerTenant<DeliverySetting> known;

    DeliverySettings(
            StoredDeliverySettingRepository stored, DeliveryProperties properties, ApplicationEventPublisher events) {
        this.stored = stored;
        this.events = events;
        this.unlessDecided = new DeliverySetting(
                DeliveryMode.AUTOMATIC, new TimeSpan(properties.delay()), DeliveryOutcome.DELIVERED);
        this.known = new PerTenant<>(tenantId -> stored.findStored(tenantId)
                .map(found -> new DeliverySetting(
                        found.get("mode", DeliveryMode.class),
                        new TimeSpan(Duration.ofMillis(found.get("delayMillis", Long.class))),
                        found.get("outcome", DeliveryOutcome.class)))
                .orElse(unlessDecided));
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
        known.forgetAfterCompletion(tenantId);
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void changedElsewhere(UUID tenantId, String detail) {
        known.forget(tenantId);
    }

    @Override
    public void anythingChanged() {
        known.forgetAll();
    }

    @Override
    public void forget(UUID tenantId, ResetPart part) {
        if (part == ResetPart.STATE) {
            known.forget(tenantId);
        }
    }
}

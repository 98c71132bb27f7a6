package dev.entitlement.delivery;

import dev.entitlement.control.SeedLoad;
import dev.entitlement.control.SeedSection;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code deliveryOutcomes}: what becomes of a request's deliveries. */
@Component
@Order(90)
class DeliveryScriptSeed implements SeedSection<ScriptedDeliveries> {

    private final DeliveryScripts scripts;

    DeliveryScriptSeed(DeliveryScripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public String name() {
        return "deliveryOutcomes";
    }

    @Override
    public Class<ScriptedDeliveries> entryType() {
        return ScriptedDeliveries.class;
    }

    @Override
    public void load(SeedLoad load, List<ScriptedDeliveries> entries) {
        load.each(entries, entry -> scripts.decide(load.tenantId(), entry));
    }

    @Override
    public List<ScriptedDeliveries> export(UUID tenantId) {
        return scripts.decided(tenantId);
    }
}

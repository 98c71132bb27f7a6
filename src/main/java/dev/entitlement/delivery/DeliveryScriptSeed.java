package dev.entitlement.delivery;

import dev.entitlement.control.SeedSection;
import dev.entitlement.request.AssignmentRequests;
import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code deliveryOutcomes}: what becomes of a request's deliveries. */
@Component
@Order(5)
class DeliveryScriptSeed implements SeedSection<DeliveryScriptSeed.Entry> {

    /** @param sequence the outcome of the first delivery, the second, and so on; at most 20 */
    record Entry(UUID request, List<DeliveryOutcome> sequence) {

        private static final int LONGEST = 20;

        Entry {
            if (sequence.isEmpty() || sequence.size() > LONGEST) {
                throw new IllegalArgumentException("a sequence has 1 to " + LONGEST + " outcomes");
            }
        }
    }

    private final DeliveryScriptRepository scripts;
    private final AssignmentRequests requests;

    DeliveryScriptSeed(DeliveryScriptRepository scripts, AssignmentRequests requests) {
        this.requests = requests;
        this.scripts = scripts;
    }

    @Override
    public String name() {
        return "deliveryOutcomes";
    }

    @Override
    public Class<Entry> entryType() {
        return Entry.class;
    }

    @Override
    public void load(UUID tenantId, List<Entry> entries) {
        for (Entry entry : entries) {
            if (!requests.exists(tenantId, entry.request())) {
                throw new IllegalArgumentException("deliveryOutcomes: there is no request " + entry.request());
            }
            scripts.save(new DeliveryScript(new TenantKey(tenantId, entry.request()), entry.sequence()));
        }
    }
}

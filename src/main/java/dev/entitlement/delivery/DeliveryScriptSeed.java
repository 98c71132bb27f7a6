package dev.entitlement.delivery;

import dev.entitlement.assignment.Assignments;
import dev.entitlement.control.SeedSection;
import dev.entitlement.request.AssignmentRequests;
import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The seed's {@code deliveryOutcomes}: what becomes of a request's deliveries. */
@Component
@Order(5)
class DeliveryScriptSeed implements SeedSection<DeliveryScriptSeed.Entry> {

    /**
     * @param request the request whose deliveries are meant, or
     * @param assignment the assignment whose reprocessing is meant
     * @param sequence the outcome of the first delivery, the second, and so on; at most 20
     */
    record Entry(@Nullable UUID request, @Nullable UUID assignment, List<DeliveryOutcome> sequence) {

        private static final int LONGEST = 20;

        Entry {
            if ((request == null) == (assignment == null)) {
                throw new IllegalArgumentException("deliveryOutcomes are those of a request or of an assignment");
            }
            if (sequence.isEmpty() || sequence.size() > LONGEST) {
                throw new IllegalArgumentException("a sequence has 1 to " + LONGEST + " outcomes");
            }
        }
    }

    private final DeliveryScriptRepository scripts;
    private final AssignmentRequests requests;
    private final Assignments assignments;

    DeliveryScriptSeed(DeliveryScriptRepository scripts, AssignmentRequests requests, Assignments assignments) {
        this.requests = requests;
        this.assignments = assignments;
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
            UUID request = entry.request();
            UUID assignment = entry.assignment();
            if (request != null && !requests.exists(tenantId, request)) {
                throw new IllegalArgumentException("deliveryOutcomes: there is no request " + request);
            }
            if (assignment != null && assignments.find(tenantId, assignment).isEmpty()) {
                throw new IllegalArgumentException("deliveryOutcomes: there is no assignment " + assignment);
            }
            UUID scripted = Objects.requireNonNull(request == null ? assignment : request);
            scripts.save(new DeliveryScript(new TenantKey(tenantId, scripted), entry.sequence()));
        }
    }
}

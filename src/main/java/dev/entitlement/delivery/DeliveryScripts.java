package dev.entitlement.delivery;

import dev.entitlement.assignment.Assignments;
import dev.entitlement.request.AssignmentRequests;
import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What tests have decided about deliveries. */
@Service
class DeliveryScripts {

    private final DeliveryScriptRepository scripts;
    private final AssignmentRequests requests;
    private final Assignments assignments;

    DeliveryScripts(DeliveryScriptRepository scripts, AssignmentRequests requests, Assignments assignments) {
        this.scripts = scripts;
        this.requests = requests;
        this.assignments = assignments;
    }

    /**
     * Decides, in place of what was decided before.
     *
     * @throws IllegalArgumentException when the tenant has no such request or assignment
     */
    @Transactional
    void decide(UUID tenantId, ScriptedDeliveries decided) {
        UUID request = decided.request();
        UUID assignment = decided.assignment();
        if (request != null && !requests.exists(tenantId, request)) {
            throw new IllegalArgumentException("deliveryOutcomes: there is no request " + request);
        }
        if (assignment != null && assignments.find(tenantId, assignment).isEmpty()) {
            throw new IllegalArgumentException("deliveryOutcomes: there is no assignment " + assignment);
        }
        TenantKey key = new TenantKey(tenantId, Objects.requireNonNull(request == null ? assignment : request));
        scripts.findById(key)
                .ifPresentOrElse(
                        script -> script.decide(decided.sequence()),
                        () -> scripts.save(new DeliveryScript(key, decided.sequence())));
    }

    /** All that is decided in a tenant. */
    @Transactional(readOnly = true)
    List<ScriptedDeliveries> decided(UUID tenantId) {
        return scripts.findByKeyTenantIdOrderByKeyId(tenantId).stream()
                .map(script -> {
                    UUID id = script.key().id();
                    boolean ofRequest = requests.exists(tenantId, id);
                    return new ScriptedDeliveries(ofRequest ? id : null, ofRequest ? null : id, script.sequence());
                })
                .toList();
    }
}

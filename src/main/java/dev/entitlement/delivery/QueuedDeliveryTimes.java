package dev.entitlement.delivery;

import dev.entitlement.assignment.ReevaluationTimes;
import dev.entitlement.request.DeliveryTimes;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads from the queue when deliveries, comparisons and first steps are due. */
@Component
class QueuedDeliveryTimes implements DeliveryTimes, ReevaluationTimes {

    private final WorkTable table;
    private final QueueTimes times;

    QueuedDeliveryTimes(WorkTable table, QueueTimes times) {
        this.table = table;
        this.times = times;
    }

    @Override
    public Map<UUID, Instant> dueByRequest(UUID tenantId) {
        return dueBySubject(tenantId, WorkKind.DELIVERY);
    }

    @Override
    public Optional<Instant> dueOf(UUID tenantId, UUID requestId) {
        return table.all(tenantId, requestId, times.of(tenantId), WorkKind.DELIVERY).stream()
                .map(QueuedWork::due)
                .max(Comparator.naturalOrder());
    }

    @Override
    public Map<UUID, Instant> firstStepByRequest(UUID tenantId) {
        return dueBySubject(tenantId, WorkKind.SUBMISSION);
    }

    @Override
    public Map<UUID, Instant> dueByAssignment(UUID tenantId) {
        return dueBySubject(tenantId, WorkKind.REEVALUATION);
    }

    /** Of several of one subject, that which is due last. */
    private Map<UUID, Instant> dueBySubject(UUID tenantId, WorkKind kind) {
        Map<UUID, Instant> due = new HashMap<>();
        for (QueuedWork work : table.all(tenantId, null, times.of(tenantId), kind)) {
            due.merge(work.subjectId(), work.due(), (one, other) -> one.isBefore(other) ? other : one);
        }
        return due;
    }
}

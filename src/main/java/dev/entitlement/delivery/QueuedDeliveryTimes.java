package dev.entitlement.delivery;

import dev.entitlement.request.DeliveryTimes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads from the queue when deliveries are due. */
@Component
class QueuedDeliveryTimes implements DeliveryTimes {

    private final WorkTable table;
    private final QueueTimes times;

    QueuedDeliveryTimes(WorkTable table, QueueTimes times) {
        this.table = table;
        this.times = times;
    }

    /** Of several attempts of a request, that which is due last. */
    @Override
    public Map<UUID, Instant> dueByRequest(UUID tenantId) {
        Map<UUID, Instant> due = new HashMap<>();
        for (QueuedWork work : table.deliveries(tenantId, times.of(tenantId))) {
            due.merge(work.subjectId(), work.due(), (one, other) -> one.isBefore(other) ? other : one);
        }
        return due;
    }
}

package dev.entitlement.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entitlement.control.ControlException;
import dev.entitlement.request.AssignmentRequests;
import dev.entitlement.request.RequestProgress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** What tenants have queued. */
@Service
class PendingDeliveries {

    private static final int LARGEST_PAGE = 1000;

    private final WorkTable table;
    private final QueueTimes times;
    private final AssignmentRequests requests;

    PendingDeliveries(WorkTable table, QueueTimes times, AssignmentRequests requests) {
        this.table = table;
        this.times = times;
        this.requests = requests;
    }

    /** How far a piece of work is. */
    @EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
    enum State {
        PENDING,
        /** The queue is carrying it out. */
        RUNNING
    }

    /**
     * One piece of work.
     *
     * @param id unique within the tenant
     * @param kind {@code delivery}, {@code reevaluation} of an assignment, {@code submission}: a request's first step, or
     *     the kind of an appointment: {@code request} for the start of a schedule, and others for expiries and time-outs
     * @param attempt number of the delivery, 1 for the first
     * @param due in the emulated world
     * @param held whether it waits to be run by a call: in manual mode, or because the tenant's time stands still
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String id,
            String kind,
            @Nullable UUID request,
            @Nullable UUID assignment,
            @Nullable UUID accessPackage,
            @Nullable UUID subject,
            @Nullable Integer attempt,
            Instant due,
            State state,
            boolean held) {}

    /**
     * A page of it.
     *
     * @param next where the next page begins; null if this is the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Entry> deliveries, @Nullable String next) {}

    /** @throws ControlException 400 when the limit is out of range or {@code after} is none that a page ended with */
    Page page(UUID tenantId, int limit, @Nullable String after) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw ControlException.badRequest("The parameter 'limit' is a number, 1 to " + LARGEST_PAGE + ".");
        }
        QueueTime time = times.of(tenantId);
        List<QueuedWork> found = table.page(tenantId, time, after == null ? null : cursor(tenantId, after), limit + 1);
        List<QueuedWork> page = found.subList(0, Math.min(limit, found.size()));
        List<UUID> ids = page.stream()
                .map(PendingDeliveries::requestOf)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, UUID> packages = requests.accessPackagesOf(tenantId, ids);
        return new Page(
                page.stream().map(work -> entry(work, time, packages)).toList(),
                found.size() > limit ? cursor(page.get(limit - 1)) : null);
    }

    /** @throws ControlException 404 when the request that is named is not there */
    TenantDrive.Ran run(UUID tenantId, RunOrder order, TenantDrive drive) {
        UUID request = order.request();
        if (request != null && !requests.exists(tenantId, request)) {
            throw ControlException.notFound("There is no request " + request + ".");
        }
        return drive.run(tenantId, request, order.mostSteps());
    }

    private static Entry entry(QueuedWork work, QueueTime time, Map<UUID, UUID> packages) {
        UUID request = requestOf(work);
        boolean appointment = work.kind() == WorkKind.APPOINTMENT;
        return new Entry(
                work.id(),
                appointment ? work.appointmentKind() : work.kind().task(),
                request,
                work.kind() == WorkKind.REEVALUATION ? work.subjectId() : null,
                request == null ? null : packages.get(request),
                appointment && request == null ? work.subjectId() : null,
                work.kind() == WorkKind.DELIVERY || work.kind() == WorkKind.REEVALUATION ? work.number() : null,
                work.due(),
                work.running() ? State.RUNNING : State.PENDING,
                time.parks(work.kind(), work.due()));
    }

    private static @Nullable UUID requestOf(QueuedWork work) {
        return switch (work.kind()) {
            case DELIVERY, SUBMISSION -> work.subjectId();
            case APPOINTMENT -> work.appointmentKind().equals(RequestProgress.KIND) ? work.subjectId() : null;
            case REEVALUATION -> null;
        };
    }

    private static String cursor(QueuedWork last) {
        return last.due() + "," + last.id();
    }

    private static QueuedWork cursor(UUID tenantId, String after) {
        try {
            int comma = after.indexOf(',');
            int slash = after.indexOf('/');
            Instant due = Instant.parse(after.substring(0, comma));
            if (due.isBefore(Instant.EPOCH) || due.isAfter(Selection.EVER)) {
                throw new DateTimeException("Nothing is ever due at " + due);
            }
            return new QueuedWork(
                    WorkKind.of(after.substring(comma + 1, slash)), tenantId + after.substring(slash), due, false);
        } catch (DateTimeException | IndexOutOfBoundsException | IllegalArgumentException notOurs) {
            throw ControlException.badRequest("The parameter 'after' is what a page says is next.");
        }
    }
}

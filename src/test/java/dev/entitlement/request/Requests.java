package dev.entitlement.request;

import dev.entitlement.assignment.Schedule;
import dev.entitlement.tenant.TenantKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Requests for tests, at a moment that all of them share. */
final class Requests {

    static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    static final UUID TENANT = UUID.fromString("11111111-2222-4333-8444-555555555555");
    static final UUID ID = UUID.fromString("99999999-2222-4333-8444-555555555555");

    private Requests() {}

    static AssignmentRequest in(RequestState state) {
        return in(state, NOW.minusSeconds(3600));
    }

    static AssignmentRequest in(RequestState state, Instant completedAt) {
        AssignmentRequest request = new AssignmentRequest(
                new TenantKey(TENANT, ID), asking(RequestType.ADMIN_ADD, Schedule.NONE), completedAt.minusSeconds(60));
        request.placeIn(state, UUID.randomUUID(), completedAt);
        return request;
    }

    /** A request that has just been made. */
    static AssignmentRequest submitted(RequestType type, Schedule schedule) {
        return new AssignmentRequest(new TenantKey(TENANT, ID), asking(type, schedule), NOW.minusSeconds(1));
    }

    static Submission asking(RequestType type, Schedule schedule) {
        UUID subject = UUID.randomUUID();
        UUID assignment = type.isAdd() ? null : UUID.randomUUID();
        return new Submission(
                type,
                UUID.randomUUID(),
                UUID.randomUUID(),
                subject,
                subject,
                false,
                null,
                assignment,
                schedule,
                null,
                List.of());
    }
}

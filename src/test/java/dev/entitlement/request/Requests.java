package dev.entitlement.request;

import dev.entitlement.tenant.TenantKey;
import java.time.Instant;
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
                new TenantKey(TENANT, ID),
                RequestType.ADMIN_ADD,
                UUID.randomUUID(),
                UUID.randomUUID(),
                RequestSchedule.NONE,
                null,
                completedAt.minusSeconds(60));
        request.placeIn(state, UUID.randomUUID(), completedAt);
        return request;
    }
}

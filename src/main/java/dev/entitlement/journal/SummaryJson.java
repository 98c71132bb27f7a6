package dev.entitlement.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entitlement.http.CallNotes.FaultNote;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call in short. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SummaryJson(
        long sequence,
        String requestId,
        @Nullable String clientRequestId,
        @Nullable UUID tenantId,
        Instant receivedAt,
        @Nullable Instant answeredAt,
        String method,
        String target,
        @Nullable String operation,
        @Nullable UUID resource,
        @Nullable Integer status,
        String exchange,
        @Nullable UUID clientId,
        List<FaultNote> faults) {}

package dev.entitlement.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param at on the wall clock, when the emulator was done with it
 * @param emulated the same in the tenant's emulated world; null without a tenant
 * @param tenantId whose call it was; null where nothing says so
 * @param status the HTTP status that was set; a fault may have kept it from the client
 * @param headers names and values in turn
 * @param clientGone whether the client had given up the connection
 */
record Ending(
        Instant at,
        @Nullable Instant emulated,
        @Nullable UUID tenantId,
        int status,
        List<String> headers,
        BodyCopy body,
        boolean clientGone) {}

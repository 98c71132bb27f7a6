package dev.entitlement.request;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * How long after its completion a request can be reprocessed: 14 days, unless {@code emulator.fidelity.reprocess-window}
 * says otherwise.
 *
 * @param length more than zero
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/accesspackageassignmentrequest-reprocess">accessPackageAssignmentRequest:
 *     reprocess</a>
 */
record ReprocessWindow(Duration length) {

    /** @throws dev.entitlement.graph.GraphException when it is {@code length} or longer since the completion */
    void requireOpen(UUID requestId, Instant completedAt, Instant now) {
        if (!now.isBefore(completedAt.plus(length))) {
            throw ReprocessRefused.windowClosed(requestId, completedAt, length);
        }
    }
}

package dev.entitlement.assignment;

import java.util.List;
import java.util.UUID;

/**
 * Assignments are gone, and not only at an end. Published inside the transaction that deletes them.
 *
 * @param ids at most {@value #MOST}; more are told one part after the other
 */
public record AssignmentsDeleted(UUID tenantId, List<UUID> ids) {

    /** Few enough for one statement. */
    static final int MOST = 500;
}

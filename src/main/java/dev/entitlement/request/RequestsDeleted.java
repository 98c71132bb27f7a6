package dev.entitlement.request;

import java.util.List;
import java.util.UUID;

/**
 * Requests are gone. Published inside the transaction that deletes them.
 *
 * @param ids at most {@value #MOST}; more are told one part after the other
 */
public record RequestsDeleted(UUID tenantId, List<UUID> ids) {

    /** Few enough for one statement. */
    static final int MOST = 500;
}

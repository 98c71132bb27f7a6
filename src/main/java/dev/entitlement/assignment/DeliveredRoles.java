package dev.entitlement.assignment;

import java.util.List;
import java.util.UUID;

/**
 * What one delivery did, role by role. Of a removal, delivered means taken away.
 *
 * @param tried ids of the resource roles that it was about: what an earlier one has delivered is not among them
 * @param delivered those of them that it reached
 * @param missing how many of the assignment's resource roles are still to be delivered afterwards
 * @param total how many resource roles the assignment has
 */
public record DeliveredRoles(List<UUID> tried, List<UUID> delivered, int missing, int total) {

    /** Copies the lists. */
    public DeliveredRoles {
        tried = List.copyOf(tried);
        delivered = List.copyOf(delivered);
    }
}

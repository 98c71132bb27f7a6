package dev.entitlement.delivery;

import dev.entitlement.assignment.DeliveredRoles;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How one delivery goes.
 *
 * @param script which decided about it; null where none did
 * @param attempt the delivery's number, 1 for the first
 * @param planned how it ends, but for resource roles that the script decides about
 */
record Decision(@Nullable DeliveryScript script, int attempt, DeliveryOutcome planned) {

    /** Those of the outstanding resource roles that the delivery reaches. */
    Set<UUID> reach(List<UUID> outstanding) {
        Set<UUID> reached = new LinkedHashSet<>(planned.deliveredOf(outstanding));
        DeliveryScript decided = script;
        if (decided != null) {
            for (UUID role : outstanding) {
                decided.reaches(role, attempt).ifPresent(delivered -> {
                    if (delivered) {
                        reached.add(role);
                    } else {
                        reached.remove(role);
                    }
                });
            }
        }
        return reached;
    }

    /** How it ends, given what it did: a script by resource role leaves that to what was reached. */
    DeliveryOutcome outcome(DeliveredRoles did) {
        return script != null && script.decidesOnRoles() && did.total() > 0 ? DeliveryOutcome.of(did) : planned;
    }
}

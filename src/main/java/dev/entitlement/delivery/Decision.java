package dev.entitlement.delivery;

import dev.entitlement.assignment.DeliveredRoles;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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

    /** Those of the outstanding resource roles that the delivery reaches. What is to fail in part fails of those first. */
    Set<UUID> reach(List<UUID> outstanding) {
        List<UUID> failingLast = outstanding.stream()
                .sorted(Comparator.comparing(role -> !decided(role).orElse(true)))
                .toList();
        Set<UUID> reached = new LinkedHashSet<>(planned.deliveredOf(failingLast));
        outstanding.forEach(role -> decided(role).ifPresent(delivered -> {
            if (delivered) {
                reached.add(role);
            } else {
                reached.remove(role);
            }
        }));
        return reached;
    }

    private Optional<Boolean> decided(UUID role) {
        return script == null ? Optional.empty() : script.reaches(role, attempt);
    }

    /** How it ends, given what it did: a script by resource role leaves that to what was reached. */
    DeliveryOutcome outcome(DeliveredRoles did) {
        return script != null && script.decidesOnRoles() && did.total() > 0 ? DeliveryOutcome.of(did) : planned;
    }
}

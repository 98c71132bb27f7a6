package dev.entitlement.assignment;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** An assignment and its resource roles, as the transaction that delivers to it has read them. */
public final class DeliverableAssignment {

    private final Assignment assignment;
    private final List<AssignmentResourceRole> roles;

    DeliverableAssignment(Assignment assignment, List<AssignmentResourceRole> roles) {
        this.assignment = assignment;
        this.roles = roles;
    }

    UUID id() {
        return assignment.id();
    }

    /**
     * Delivers what the person does not have yet; nothing to an assignment that has ended.
     *
     * @param reach given the outstanding resource roles in a steady order, those of them that the delivery reaches
     * @param outcome given what the delivery did, what the assignment is in afterwards
     */
    public DeliveredRoles deliver(
            Function<List<UUID>, Set<UUID>> reach, Function<DeliveredRoles, AssignmentState> outcome) {
        return assignment.state() == AssignmentState.EXPIRED
                ? new DeliveredRoles(List.of(), List.of(), 0, 0)
                : assignment.deliver(roles, reach, outcome);
    }
}

package dev.entitlement.delivery;

import dev.entitlement.assignment.AssignmentState;
import dev.entitlement.assignment.DeliveredRoles;
import dev.entitlement.request.RequestState;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** How a delivery ends. */
@EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
enum DeliveryOutcome {
    /** Every outstanding resource role is delivered. */
    DELIVERED(RequestState.DELIVERED, AssignmentState.DELIVERED) {
        @Override
        Set<UUID> deliveredOf(List<UUID> outstanding) {
            return Set.copyOf(outstanding);
        }
    },
    /** All but the last of the outstanding resource roles are. */
    PARTIALLY_DELIVERED(RequestState.PARTIALLY_DELIVERED, AssignmentState.PARTIALLY_DELIVERED) {
        @Override
        Set<UUID> deliveredOf(List<UUID> outstanding) {
            return Set.copyOf(outstanding.subList(0, Math.max(0, outstanding.size() - 1)));
        }
    },
    /** None is. */
    DELIVERY_FAILED(RequestState.DELIVERY_FAILED, AssignmentState.DELIVERY_FAILED) {
        @Override
        Set<UUID> deliveredOf(List<UUID> outstanding) {
            return Set.of();
        }
    };

    private final RequestState requestState;
    private final AssignmentState assignmentState;

    DeliveryOutcome(RequestState requestState, AssignmentState assignmentState) {
        this.requestState = requestState;
        this.assignmentState = assignmentState;
    }

    /** What a delivery has come to that did this. */
    static DeliveryOutcome of(DeliveredRoles did) {
        if (did.missing() == 0) {
            return DELIVERED;
        }
        return did.missing() == did.total() ? DELIVERY_FAILED : PARTIALLY_DELIVERED;
    }

    /** What the request is in afterwards. */
    RequestState requestState() {
        return requestState;
    }

    /** What the assignment is in afterwards. */
    AssignmentState assignmentState() {
        return assignmentState;
    }

    /** Those of the outstanding resource roles that such a delivery reaches. */
    abstract Set<UUID> deliveredOf(List<UUID> outstanding);
}

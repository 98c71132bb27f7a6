package dev.entitlement.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.catalog.HandedOutRole;
import dev.entitlement.tenant.TenantKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssignmentTests {

    private static final UUID TENANT = new UUID(1, 1);
    private static final UUID FIRST = new UUID(2, 1);
    private static final UUID SECOND = new UUID(2, 2);
    private static final UUID THIRD = new UUID(2, 3);

    private final Assignment assignment = new Assignment(
            new TenantKey(TENANT, UUID.randomUUID()),
            UUID.randomUUID(),
            new Grant(UUID.randomUUID(), null, UUID.randomUUID(), Schedule.NONE, null),
            AssignmentState.DELIVERING);
    private final List<AssignmentResourceRole> roles = List.of(
            role(FIRST, ResourceRoleStatus.PENDING_FULFILLMENT),
            role(SECOND, ResourceRoleStatus.FULFILLED),
            role(THIRD, ResourceRoleStatus.PENDING_FULFILLMENT));

    @Test
    void deliversOnlyWhatIsOutstanding() {
        List<UUID> asked = new ArrayList<>();

        assignment.deliver(
                roles,
                outstanding -> {
                    asked.addAll(outstanding);
                    return Set.of(FIRST);
                },
                AssignmentState.PARTIALLY_DELIVERED);

        assertThat(asked).containsExactly(FIRST, THIRD);
        assertThat(roles).extracting(AssignmentResourceRole::isFulfilled).containsExactly(true, true, false);
        assertThat(assignment.state()).isEqualTo(AssignmentState.PARTIALLY_DELIVERED);
    }

    @Test
    void whatIsOutstandingStaysSoWhenADeliveryReachesNothing() {
        assignment.deliver(roles, outstanding -> Set.of(), AssignmentState.DELIVERY_FAILED);

        assertThat(roles).extracting(AssignmentResourceRole::isFulfilled).containsExactly(false, true, false);
        assertThat(assignment.state()).isEqualTo(AssignmentState.DELIVERY_FAILED);
    }

    private AssignmentResourceRole role(UUID id, ResourceRoleStatus status) {
        return new AssignmentResourceRole(
                new TenantKey(TENANT, UUID.randomUUID()),
                assignment,
                new HandedOutRole(id, UUID.randomUUID(), "origin", "AadGroup", "Role"),
                status);
    }
}

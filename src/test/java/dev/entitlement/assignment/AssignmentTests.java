package dev.entitlement.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entitlement.catalog.Expiration;
import dev.entitlement.catalog.HandedOutRole;
import dev.entitlement.graph.GraphException;
import dev.entitlement.tenant.TenantKey;
import java.time.Duration;
import java.time.Instant;
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
                did -> AssignmentState.PARTIALLY_DELIVERED);

        assertThat(asked).containsExactly(FIRST, THIRD);
        assertThat(roles).extracting(AssignmentResourceRole::isFulfilled).containsExactly(true, true, false);
        assertThat(assignment.state()).isEqualTo(AssignmentState.PARTIALLY_DELIVERED);
    }

    @Test
    void whatIsOutstandingStaysSoWhenADeliveryReachesNothing() {
        assignment.deliver(roles, outstanding -> Set.of(), did -> AssignmentState.DELIVERY_FAILED);

        assertThat(roles).extracting(AssignmentResourceRole::isFulfilled).containsExactly(false, true, false);
        assertThat(assignment.state()).isEqualTo(AssignmentState.DELIVERY_FAILED);
    }

    @Test
    void onlyADeliveredAssignmentIsReprocessed() {
        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(assignment::reprocess)
                .withMessageContaining("Delivering");
        assignment.deliver(roles, Set::copyOf, did -> AssignmentState.DELIVERED);

        assertThat(assignment.reprocess()).isEqualTo(1);

        assertThat(assignment.isReevaluating(1)).isTrue();
        assignment.deliver(roles, Set::copyOf, did -> AssignmentState.DELIVERED);
        assertThat(assignment.isReevaluating(1)).isFalse();
    }

    @Test
    void anUpdateCountsFromNowAndKeepsTheBeginning() {
        Instant begun = Instant.parse("2026-01-01T00:00:00Z");
        Instant now = begun.plus(Duration.ofDays(5));
        Schedule tenDays = Schedule.of(begun, Expiration.after(Duration.ofDays(10)));
        Assignment held = new Assignment(
                new TenantKey(TENANT, UUID.randomUUID()),
                UUID.randomUUID(),
                new Grant(UUID.randomUUID(), null, UUID.randomUUID(), tenDays, null),
                AssignmentState.DELIVERED);
        assertThat(held.expiresAt()).isEqualTo(begun.plus(Duration.ofDays(10)));

        held.update(null, Schedule.of(null, Expiration.after(Duration.ofDays(10))), now);

        assertThat(held.expiresAt()).isEqualTo(now.plus(Duration.ofDays(10)));
        assertThat(held.schedule().start()).isEqualTo(begun);
        assertThat(held.isExtended()).isTrue();
    }

    @Test
    void whatAnUpdateDoesNotSayStays() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Instant end = now.plus(Duration.ofDays(3));
        assignment.update(null, Schedule.of(null, Expiration.after(Duration.ofDays(3))), now);

        assignment.update(null, Schedule.NONE, now.plusSeconds(60));

        assertThat(assignment.expiresAt()).isEqualTo(end);
        assertThat(assignment.schedule().expiration()).isEqualTo(Expiration.at(end));
    }

    @Test
    void anAssignmentEndsOnce() {
        Instant first = Instant.parse("2026-01-01T00:00:00Z");
        assignment.expire(first);

        assignment.expire(first.plusSeconds(5));

        assertThat(assignment.state()).isEqualTo(AssignmentState.EXPIRED);
        assertThat(assignment.status()).isEqualTo("ExpiredNotificationTriggered");
        assertThat(assignment.expiredAt()).isEqualTo(first);
    }

    private AssignmentResourceRole role(UUID id, ResourceRoleStatus status) {
        return new AssignmentResourceRole(
                new TenantKey(TENANT, UUID.randomUUID()),
                assignment,
                new HandedOutRole(id, UUID.randomUUID(), "origin", "AadGroup", "Role"),
                status);
    }
}

package dev.entitlement.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.entitlement.assignment.AssignmentState;
import dev.entitlement.assignment.Assignments;
import dev.entitlement.assignment.DeliverableAssignment;
import dev.entitlement.assignment.DeliveredRoles;
import dev.entitlement.assignment.Schedule;
import dev.entitlement.request.AssignmentRequests;
import dev.entitlement.request.DeliveryAttempt;
import dev.entitlement.request.PendingDelivery;
import dev.entitlement.request.RequestState;
import dev.entitlement.request.RequestType;
import dev.entitlement.subject.Subjects;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class DeliveryEngineTests {

    private static final UUID TENANT = new UUID(1, 1);
    private static final UUID REQUEST = new UUID(2, 2);
    private static final UUID ASSIGNMENT = new UUID(3, 3);
    private static final UUID PACKAGE = new UUID(5, 5);
    private static final UUID TARGET = new UUID(6, 6);
    private static final UUID FIRST = new UUID(4, 1);
    private static final UUID SECOND = new UUID(4, 2);
    private static final PendingDelivery DELIVERY = new PendingDelivery(
            TENANT, REQUEST, 1, ASSIGNMENT, PACKAGE, TARGET, RequestType.ADMIN_ADD, null, null, Schedule.NONE);

    private static final List<DeliveryAttempt> ATTEMPTS = List.of(new DeliveryAttempt(REQUEST, 1));

    private static final DeliveredRoles DID = new DeliveredRoles(List.of(FIRST), List.of(FIRST), 0, 1);

    private final AssignmentRequests requests = mock();
    private final Assignments assignments = mock();
    private final DeliverableAssignment assignment = mock();
    private final Subjects subjects = mock();
    private final DeliveryScripts scripts = mock();
    private final ArgumentCaptor<Function<List<UUID>, Set<UUID>>> reach = ArgumentCaptor.captor();
    private final ArgumentCaptor<Function<DeliveredRoles, AssignmentState>> outcome = ArgumentCaptor.captor();
    private final DeliveryEngine engine = new DeliveryEngine(requests, assignments, subjects, scripts);

    @BeforeEach
    void aDeliveryIsPending() {
        when(requests.takeDeliveries(TENANT, ATTEMPTS)).thenReturn(List.of(DELIVERY));
        decided(DeliveryOutcome.DELIVERED);
        when(assignments.deliverable(TENANT, List.of(ASSIGNMENT))).thenReturn(Map.of(ASSIGNMENT, assignment));
        when(assignment.deliver(any(), any())).thenReturn(DID);
    }

    @Test
    void withoutAScriptEverythingIsDelivered() {
        engine.carryOut(new DeliveryTask(TENANT, REQUEST, 1));

        assertThat(reachedOf(List.of(FIRST, SECOND))).containsExactlyInAnyOrder(FIRST, SECOND);
        verify(requests).completeDelivery(DELIVERY, RequestState.DELIVERED);
    }

    @Test
    void followsTheScriptOfTheRequest() {
        decided(DeliveryOutcome.PARTIALLY_DELIVERED);

        engine.carryOut(new DeliveryTask(TENANT, REQUEST, 1));

        assertThat(reachedOf(List.of(FIRST, SECOND))).containsExactly(FIRST);
        assertThat(outcome.getValue().apply(DID)).isEqualTo(AssignmentState.PARTIALLY_DELIVERED);
        verify(requests).completeDelivery(DELIVERY, RequestState.PARTIALLY_DELIVERED);
    }

    @Test
    void whatIsCarriedOutTwiceTakesTheNextOutcomeTheSecondTime() {
        when(requests.completeDelivery(DELIVERY, RequestState.DELIVERED)).thenReturn(true);
        when(scripts.of(DELIVERY, 2)).thenReturn(new Decision(null, 2, DeliveryOutcome.DELIVERY_FAILED));

        engine.carryOut(new DeliveryTask(TENANT, REQUEST, 1));

        verify(requests).completeDelivery(DELIVERY, RequestState.DELIVERED);
        verify(requests).completeDuplicate(DELIVERY, RequestState.DELIVERY_FAILED);
    }

    @Test
    void doesNothingForADeliveryThatWasCarriedOut() {
        when(requests.takeDeliveries(TENANT, ATTEMPTS)).thenReturn(List.of());

        engine.carryOut(new DeliveryTask(TENANT, REQUEST, 1));

        verifyNoInteractions(assignments, scripts);
    }

    private void decided(DeliveryOutcome planned) {
        when(scripts.of(TENANT, List.of(DELIVERY))).thenReturn(delivery -> new Decision(null, 1, planned));
    }

    private Set<UUID> reachedOf(List<UUID> outstanding) {
        verify(assignment).deliver(reach.capture(), outcome.capture());
        return reach.getValue().apply(outstanding);
    }
}

package dev.entitlement.request;

import static dev.entitlement.request.Requests.ID;
import static dev.entitlement.request.Requests.NOW;
import static dev.entitlement.request.Requests.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.entitlement.assignment.Assignments;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.graph.FidelityProperties;
import dev.entitlement.graph.GraphException;
import dev.entitlement.tenant.TenantKey;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

class AssignmentRequestsTests {

    private final AssignmentRequestRepository stored = mock();
    private final RequestTransitionRepository transitions = mock();
    private final ApplicationEventPublisher events = mock();
    private final Assignments assignments = mock();
    private final VirtualClock clock = new VirtualClock(Clock.fixed(NOW, ZoneOffset.UTC));
    private final RequestProgress progress =
            new RequestProgress(stored, transitions, assignments, mock(), events, clock, mock());
    private final AssignmentRequests requests = new AssignmentRequests(
            stored,
            transitions,
            progress,
            assignments,
            mock(),
            events,
            clock,
            new FidelityProperties(201, 400, 100, Duration.ofDays(14)));

    @Test
    void reprocessKeepsTheTransitionAndAsksForADelivery() {
        store(Requests.in(RequestState.PARTIALLY_DELIVERED));

        requests.reprocess(TENANT, ID, "call-1");

        verify(transitions).save(any(RequestTransition.class));
        verify(events).publishEvent(new DeliveryRequested(TENANT, ID, 1, null));
    }

    @Test
    void aRefusedReprocessKeepsNothingAndAsksForNothing() {
        store(Requests.in(RequestState.DELIVERED));

        assertThatExceptionOfType(GraphException.class).isThrownBy(() -> requests.reprocess(TENANT, ID, "call-1"));

        verifyNoInteractions(transitions, events);
    }

    @Test
    void anUnknownRequestIsNotFound() {
        when(stored.findForUpdate(any())).thenReturn(Optional.empty());

        assertThatExceptionOfType(GraphException.class)
                .isThrownBy(() -> requests.reprocess(TENANT, ID, "call-1"))
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(404);
                    assertThat(refusal.code()).isEqualTo("RequestNotFound");
                });
    }

    @Test
    void aDeliveryThatWasCarriedOutIsNotTakenAgain() {
        AssignmentRequest request = Requests.in(RequestState.DELIVERY_FAILED);
        store(request);
        requests.reprocess(TENANT, ID, "call-1");
        List<DeliveryAttempt> first = List.of(new DeliveryAttempt(ID, 1));
        PendingDelivery delivery = requests.takeDeliveries(TENANT, first).get(0);
        requests.completeDelivery(delivery, RequestState.DELIVERED);

        assertThat(requests.takeDeliveries(TENANT, first)).isEmpty();
        assertThat(request.completedAt()).isEqualTo(NOW);
    }

    private void store(AssignmentRequest request) {
        when(stored.findForUpdate(new TenantKey(TENANT, ID))).thenReturn(Optional.of(request));
        when(stored.findById(new TenantKey(TENANT, ID))).thenReturn(Optional.of(request));
    }
}

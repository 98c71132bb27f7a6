package dev.entitlement.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.request.DeliveryDuplicated;
import dev.entitlement.request.RequestState;
import dev.entitlement.request.RequestTransitioned;
import dev.entitlement.request.TransitionCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DuplicatesTests {

    private static final UUID TENANT = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID REQUEST = UUID.fromString("00000000-0000-4000-8000-0000000000f1");

    private final List<Object> published = new ArrayList<>();
    private final Duplicates duplicates = new Duplicates(published::add);

    private static RequestTransitioned begun(String callId, RequestState to) {
        return new RequestTransitioned(
                TENANT, REQUEST, RequestState.DELIVERY_FAILED, to, TransitionCause.GRAPH, 2, Instant.EPOCH, callId);
    }

    @Test
    void theDeliveryThatACallHasBegunIsDuplicated() {
        duplicates.watch("call");
        duplicates.note(begun("call", RequestState.DELIVERING));
        duplicates.note(begun("another", RequestState.DELIVERING));
        duplicates.note(begun(null, RequestState.DELIVERING));
        duplicates.note(begun("call", RequestState.CANCELED));
        assertThat(published).isEmpty();
        duplicates.duplicate("call", true);
        assertThat(published).containsExactly(new DeliveryDuplicated(TENANT, REQUEST));
    }

    @Test
    void aCallThatFailsDuplicatesNothing() {
        duplicates.watch("call");
        duplicates.note(begun("call", RequestState.DELIVERING));
        duplicates.duplicate("call", false);
        duplicates.duplicate("call", true);
        assertThat(published).isEmpty();
    }
}

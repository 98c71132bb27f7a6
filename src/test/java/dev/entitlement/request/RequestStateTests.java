package dev.entitlement.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RequestStateTests {

    @Test
    void theseTransitionsExistAndNoOthers() {
        Set<String> transitions = Arrays.stream(RequestState.values())
                .flatMap(from -> Arrays.stream(RequestState.values())
                        .filter(from::mayBecome)
                        .map(to -> from + " -> " + to))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(transitions)
                .containsExactlyInAnyOrder(
                        "SUBMITTED -> PENDING_APPROVAL",
                        "SUBMITTED -> SCHEDULED",
                        "SUBMITTED -> DELIVERING",
                        "SUBMITTED -> DENIED",
                        "SUBMITTED -> CANCELED",
                        "PENDING_APPROVAL -> SCHEDULED",
                        "PENDING_APPROVAL -> DELIVERING",
                        "PENDING_APPROVAL -> DENIED",
                        "PENDING_APPROVAL -> CANCELED",
                        "SCHEDULED -> DELIVERING",
                        "SCHEDULED -> CANCELED",
                        "DELIVERING -> DELIVERED",
                        "DELIVERING -> PARTIALLY_DELIVERED",
                        "DELIVERING -> DELIVERY_FAILED",
                        "PARTIALLY_DELIVERED -> DELIVERING",
                        "DELIVERY_FAILED -> CANCELED",
                        "DELIVERY_FAILED -> DELIVERING");
    }
}

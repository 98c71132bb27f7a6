package dev.entitlement.delivery;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the deliveries of a request or of an assignment, as seeds and the control API write it.
 *
 * @param request the request whose deliveries are meant, or
 * @param assignment the assignment whose reprocessing is meant
 * @param sequence the outcome of the first delivery, the second, and so on; 1 to 20 of them
 */
record ScriptedDeliveries(@Nullable UUID request, @Nullable UUID assignment, List<DeliveryOutcome> sequence) {

    private static final int LONGEST = 20;

    ScriptedDeliveries {
        if ((request == null) == (assignment == null)) {
            throw new IllegalArgumentException("deliveryOutcomes are those of a request or of an assignment");
        }
        if (sequence.isEmpty() || sequence.size() > LONGEST) {
            throw new IllegalArgumentException("a sequence has 1 to " + LONGEST + " outcomes");
        }
    }
}

package dev.entitlement.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of deliveries, as seeds and the control API write it. Of several scripts the one for the request or the
 * assignment counts; or else that for the target, for the access package, for every delivery, in this order.
 *
 * @param request the request whose deliveries are meant, or {@code *} for every request
 * @param assignment the assignment whose reprocessing is meant
 * @param target who gets what is delivered: the subject's id or the user's object id
 * @param accessPackage the access package that is delivered
 * @param sequence how the first delivery of a request ends, the second, and so on; 1 to 20 of them. Afterwards they end as
 *     the tenant's settings have it
 * @param resourceRoles resource roles that end otherwise than the delivery as a whole, by id; of a delivery that the
 *     sequence says nothing of, the others are delivered. Each has {@code failed} or {@code delivered}, or a list of them
 *     for the first delivery, the second, and so on, of which the last one stays
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScriptedDeliveries(
        @Nullable String request,
        @Nullable UUID assignment,
        @Nullable UUID target,
        @Nullable UUID accessPackage,
        @Nullable List<DeliveryOutcome> sequence,
        @Nullable Map<UUID, RoleOutcomes> resourceRoles) {

    static final String EVERY = "*";

    private static final int LONGEST = 20;
    private static final int MOST_ROLES = 100;

    /** @throws IllegalArgumentException when it means nothing, or more than one thing */
    ScriptedDeliveries {
        if (Stream.of(request, assignment, target, accessPackage)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw new IllegalArgumentException(
                    "deliveryOutcomes are those of one of these: a request (or *), an assignment, a target, an"
                            + " accessPackage");
        }
        if (sequence == null && resourceRoles == null) {
            throw new IllegalArgumentException("deliveryOutcomes need a sequence or resourceRoles");
        }
        if (sequence != null && (sequence.isEmpty() || sequence.size() > LONGEST)) {
            throw new IllegalArgumentException("a sequence has 1 to " + LONGEST + " outcomes");
        }
        if (resourceRoles != null && (resourceRoles.isEmpty() || resourceRoles.size() > MOST_ROLES)) {
            throw new IllegalArgumentException("resourceRoles are 1 to " + MOST_ROLES);
        }
        if (request != null && !request.equals(EVERY)) {
            requireGuid(request);
        }
    }

    private static void requireGuid(String request) {
        try {
            UUID.fromString(request);
        } catch (IllegalArgumentException noGuid) {
            throw new IllegalArgumentException("request is the id of a request, or * for every one", noGuid);
        }
    }

    /** The request that is meant; null where every request is, or something else. */
    @Nullable
    UUID requestId() {
        return request == null || request.equals(EVERY) ? null : UUID.fromString(request);
    }
}

package dev.entitlement.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entitlement.control.MemberRefused;
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
 * @param request the request whose deliveries are meant, or {@code *} for every request, alone or
 *     of what is named beside it
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
        if (EVERY.equals(request) && (assignment != null || target != null || accessPackage != null)) {
            request = null; // Every request of what is named beside it.
        }
        if (Stream.of(request, assignment, target, accessPackage)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw new IllegalArgumentException(
                    "an outcome is that of exactly one of these: request (an id, or *), assignment, target, accessPackage");
        }
        if (sequence == null && resourceRoles == null) {
            throw new IllegalArgumentException("a sequence or resourceRoles must say how deliveries end");
        }
        if (sequence != null && (sequence.isEmpty() || sequence.size() > LONGEST)) {
            throw new MemberRefused("sequence", "a sequence has 1 to " + LONGEST + " outcomes");
        }
        if (resourceRoles != null && (resourceRoles.isEmpty() || resourceRoles.size() > MOST_ROLES)) {
            throw new MemberRefused("resourceRoles", "there are 1 to " + MOST_ROLES + " resourceRoles");
        }
        if (request != null && !request.equals(EVERY)) {
            requireGuid(request);
        }
    }

    private static void requireGuid(String request) {
        try {
            UUID.fromString(request);
        } catch (IllegalArgumentException noGuid) {
            throw new MemberRefused("request", "a request is the id of one, or * for every one");
        }
    }

    /** The request that is meant; null where every request is, or something else. */
    @Nullable
    UUID requestId() {
        return request == null || request.equals(EVERY) ? null : UUID.fromString(request);
    }
}

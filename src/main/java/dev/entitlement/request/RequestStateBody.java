package dev.entitlement.request;

import dev.entitlement.clock.PointInTime;
import dev.entitlement.control.MemberRefused;
import org.jspecify.annotations.Nullable;

/**
 * Where a test wants a request to be.
 *
 * @param state the state it is forced into; the one that it is in when left out
 * @param completedAt for a complete state; now when left out of one that it was not in before
 * @param status Graph's status text, at most 64 characters; the state's usual one when left out
 */
record RequestStateBody(
        @Nullable RequestState state,
        @Nullable PointInTime completedAt,
        @Nullable String status) {

    private static final int LONGEST_STATUS = 64;

    RequestStateBody {
        if (state == null && completedAt == null && status == null) {
            throw new IllegalArgumentException(
                    "there is nothing to change: a state, a completedAt or a status is missing");
        }
        if (status != null && (status.isBlank() || status.length() > LONGEST_STATUS || status.indexOf('\0') >= 0)) {
            throw new MemberRefused("status", "a status is a text of 1 to " + LONGEST_STATUS + " characters");
        }
    }
}

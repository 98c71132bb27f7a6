package dev.entitlement.request;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the access asked for begins and ends.
 *
 * @param start null: at once
 * @param end null: it does not end at a date
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/entitlementmanagementschedule">entitlementManagementSchedule</a>
 */
@Embeddable
record RequestSchedule(
        @Column(name = "schedule_start") @Nullable Instant start,
        @Column(name = "schedule_end") @Nullable Instant end) {

    static final RequestSchedule NONE = new RequestSchedule(null, null);
}

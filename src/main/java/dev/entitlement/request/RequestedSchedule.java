package dev.entitlement.request;

import dev.entitlement.assignment.Schedule;
import dev.entitlement.catalog.Expiration;
import dev.entitlement.catalog.Expirations;
import dev.entitlement.graph.GraphException;
import dev.entitlement.odata.Body;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schedule of a request.
 *
 * @see <a
 *     href="https://learn.microsoft.com/graph/api/resources/entitlementmanagementschedule">entitlementManagementSchedule</a>
 */
final class RequestedSchedule {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private RequestedSchedule() {}

    /** @throws GraphException 400 when it contradicts itself or ends before it begins */
    static Schedule of(Optional<Body> body, Instant now) {
        if (body.isEmpty()) {
            return Schedule.NONE;
        }
        Instant start = within(body.get().instant("startDateTime"), "startDateTime");
        Expiration expiration =
                body.get().body("expiration").map(RequestedSchedule::expiration).orElse(Expiration.NOT_SPECIFIED);
        Instant begins = start == null || start.isBefore(now) ? now : start;
        Instant end = expiration.endDateTime();
        if (end != null && !end.isAfter(begins)) {
            throw GraphException.badRequest("The schedule ends before it begins.");
        }
        return start == null && expiration.equals(Expiration.NOT_SPECIFIED)
                ? Schedule.NONE
                : Schedule.of(start, expiration);
    }

    private static Expiration expiration(Body body) {
        Expiration read = Expirations.read(body);
        Instant end = within(read.endDateTime(), "endDateTime");
        return new Expiration(read.type(), end, read.duration());
    }

    private static @Nullable Instant within(@Nullable Instant time, String name) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            throw GraphException.badRequest("The " + name + " is not between the years 1900 and 9999.");
        }
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
    }
}

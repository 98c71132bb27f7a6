package dev.entitlement.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entitlement.clock.PointInTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of the calls that match a rule it takes. They are judged in this order.
 *
 * @param until the instant, in the tenant's emulated time, from which on it takes none; also relative ({@code +15d})
 * @param skip how many it lets go by first, 0 to 1,000,000
 * @param every takes every n-th of the rest, 1 to 1,000,000: with 3, the third, the sixth, and so on
 * @param probability the chance of each of those, above 0 and at most 1
 * @param times how many it takes in all, 1 to 1,000,000; when left out, as many as the sequence has outcomes, or any
 *     number where there is only one outcome
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FaultTiming(
        @Nullable Integer skip,
        @Nullable Integer times,
        @Nullable Integer every,
        @Nullable Double probability,
        @Nullable PointInTime until) {

    static final FaultTiming ALWAYS = new FaultTiming(null, null, null, null, null);

    private static final int MOST = 1_000_000;

    /** The same until an instant. */
    FaultTiming asOf(Instant now) {
        return until == null ? this : new FaultTiming(skip, times, every, probability, PointInTime.at(until.from(now)));
    }

    void check(Problems problems) {
        problems.number("/when/skip", skip, 0, MOST);
        problems.number("/when/times", times, 1, MOST);
        problems.number("/when/every", every, 1, MOST);
        problems.fraction("/when/probability", probability, 0, 1);
    }
}

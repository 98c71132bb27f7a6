package dev.entitlement.fault;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An armed rule, as it is answered.
 *
 * @param matched how many calls have agreed with {@code match} while it was in force
 * @param hits how many of them it has taken
 * @param remaining how many more it will take; left out where that is any number
 * @param completed whether it will take no more
 * @param nearest calls that differed from {@code match} in one thing only, the last three kinds of them; and whether one
 *     would have matched that was of another tenant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FaultJson(
        UUID tenant,
        String id,
        @Nullable FaultMatch match,
        @Nullable When when,
        @Nullable Outcome then,
        @Nullable List<Outcome> sequence,
        long matched,
        int hits,
        @Nullable Integer remaining,
        boolean completed,
        List<String> nearest) {

    /** When it is due, with {@code until} as an instant. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record When(
            @Nullable Integer skip,
            @Nullable Integer times,
            @Nullable Integer every,
            @Nullable Double probability,
            @Nullable Instant until) {

        static When of(FaultTiming timing, @Nullable Instant until) {
            return new When(timing.skip(), timing.times(), timing.every(), timing.probability(), until);
        }
    }

    /** Whether it was to fire a certain number of times and has not. */
    @JsonIgnore
    boolean isUnmet() {
        return remaining != null && remaining > 0;
    }
}

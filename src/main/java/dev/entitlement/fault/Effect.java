package dev.entitlement.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.time.Duration;

/** One thing that can happen to a call. */
@JsonInclude(JsonInclude.Include.NON_NULL)
interface Effect {

    /** Nobody is kept waiting for longer than this. */
    Duration LONGEST = Duration.ofMinutes(10);

    /** Adds what of it is out of bounds. */
    default void check(String pointer, Problems problems) {}

    /** Whether it can happen to such a call at all; to another one a rule does not count it. */
    default boolean concerns(MatchedCall call) {
        return true;
    }

    /**
     * Does what has to be done before the call is carried out, and notes the rest.
     *
     * @return whether the call is carried out
     */
    boolean begin(FaultedCall call) throws IOException;
}

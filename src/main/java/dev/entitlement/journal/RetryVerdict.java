package dev.entitlement.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.entitlement.graph.GraphVersion;

/** How a client retried; the worst last. */
enum RetryVerdict {
    /** Nothing was called. */
    NO_CALLS,
    /** The first attempt was answered for good. */
    NOT_NEEDED,
    /** Every wait was as long as asked for, and the end was an answer for good. */
    HONOURED,
    /** The first attempt failed, and that was all. */
    NOT_RETRIED,
    /** The last of several attempts failed. */
    GAVE_UP,
    /** An attempt came before the time that {@code Retry-After} said. */
    EARLY,
    /** Several attempts came without any wait. */
    HAMMERED;

    @JsonValue
    String told() {
        return GraphVersion.V1.nameOf(this);
    }
}

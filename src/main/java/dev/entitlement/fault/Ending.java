package dev.entitlement.fault;

import java.time.Duration;

/**
 * What the client sees of the answer at last.
 *
 * @param at of a body that is cut off, how many bytes come; negative for half of it
 * @param over of a slow body, how long it takes
 * @param chunks of a slow body, how many pieces it comes in
 */
record Ending(Kind kind, int at, Duration over, int chunks) {

    /** The ways in which an answer can end. */
    enum Kind {
        TOLD,
        TRUNCATED,
        SLOW,
        CLOSED,
        RESET
    }

    static final Ending TOLD = new Ending(Kind.TOLD, 0, Duration.ZERO, 0);
    static final Ending CLOSED = new Ending(Kind.CLOSED, 0, Duration.ZERO, 0);
    static final Ending RESET = new Ending(Kind.RESET, 0, Duration.ZERO, 0);

    static Ending truncated(int at) {
        return new Ending(Kind.TRUNCATED, at, Duration.ZERO, 0);
    }

    static Ending slow(Duration over, int chunks) {
        return new Ending(Kind.SLOW, 0, over, chunks);
    }

    /** Whether not even the status is told. */
    boolean isUntold() {
        return kind == Kind.CLOSED || kind == Kind.RESET;
    }
}

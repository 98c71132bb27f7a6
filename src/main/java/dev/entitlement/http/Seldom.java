package dev.entitlement.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets one of many that say the same be told once in a while, and counts the others. Thread-safe. */
final class Seldom {

    private final long pause;
    private final LongSupplier nanoTime;
    private long next;
    private long untold;

    /** @param nanoTime as {@link System#nanoTime} */
    Seldom(Duration pause, LongSupplier nanoTime) {
        this.pause = pause.toNanos();
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong();
    }

    /** There is one more; the answer is for how many it is told, itself included, or 0 where it is not. */
    synchronized long count() {
        untold++;
        long now = nanoTime.getAsLong();
        if (now - next < 0) {
            return 0;
        }
        next = now + pause;
        long told = untold;
        untold = 0;
        return told;
    }
}

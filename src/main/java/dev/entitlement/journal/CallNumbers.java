package dev.entitlement.journal;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.store.Nodes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Numbers calls in the order in which they are received. A process that is alone counts them. Of several each makes its
 * numbers of the time, so that they are in one order as far as their clocks agree, and never are those of another: the time
 * in 32nds of a millisecond, and beneath it 8 bits of the process. Until 2060 they fit into what JavaScript counts exactly.
 */
@Component
class CallNumbers {

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final long NANOS_OF_A_TICK = 31_250;
    private static final int NODES = 256;

    private final boolean counting;
    private final LongSupplier earliest;
    private final long step;
    private final AtomicLong last = new AtomicLong();

    @Autowired
    CallNumbers(Nodes nodes, VirtualClock clock) {
        this(!nodes.areShared(), nodes.number(), clock::wallTime);
    }

    private CallNumbers(boolean counting, int node, Supplier<Instant> clock) {
        this.counting = counting;
        this.step = counting ? 1 : NODES;
        this.earliest = counting ? () -> 0 : () -> ticks(clock.get()) * NODES + node % NODES;
    }

    /** Counts from 1. */
    static CallNumbers counted() {
        return new CallNumbers(true, 0, () -> BEGINNING);
    }

    /** Made of the time, as by one of several processes. */
    static CallNumbers timed(int node, Supplier<Instant> clock) {
        return new CallNumbers(false, node, clock);
    }

    long next() {
        return last.updateAndGet(before -> Math.max(earliest.getAsLong(), before + step));
    }

    /** Begins to count anew; what is made of the time goes on. */
    void beginAgain() {
        if (counting) {
            last.set(0);
        }
    }

    private static long ticks(Instant time) {
        return Duration.between(BEGINNING, time).toNanos() / NANOS_OF_A_TICK;
    }
}

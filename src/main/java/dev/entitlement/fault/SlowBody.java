package dev.entitlement.fault;

import dev.entitlement.clock.TimeSpan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The call is carried out; its answer begins at once, and its body trickles.
 *
 * @param over how long the body takes, at most ten minutes
 * @param chunks in how many pieces it comes, 2 to 1,000; 10 when left out
 */
record SlowBody(TimeSpan over, @Nullable Integer chunks) implements Effect {

    private static final int USUAL_CHUNKS = 10;

    @Override
    public void check(String pointer, Problems problems) {
        problems.length(pointer + "/over", over, Duration.ZERO, LONGEST);
        problems.number(pointer + "/chunks", chunks, 2, 1000);
    }

    @Override
    public boolean begin(FaultedCall call) {
        call.end(Ending.slow(over.length(), chunks == null ? USUAL_CHUNKS : chunks));
        return true;
    }
}

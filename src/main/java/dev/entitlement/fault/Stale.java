package dev.entitlement.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.entitlement.clock.TimeSpan;
import java.io.IOException;
import java.time.Duration;

/**
 * The call, a write, is carried out; for a while reads answer as before it. Reads themselves do not count.
 *
 * @param lag how long, in the tenant's emulated time, so that moving the clock ends it; at most 30 days
 */
record Stale(@JsonProperty("for") TimeSpan lag) implements Effect {

    @Override
    public void check(String pointer, Problems problems) {
        problems.length(pointer + "/for", lag, Duration.ZERO, Duration.ofDays(30));
    }

    @Override
    public boolean concerns(MatchedCall call) {
        return !call.isRead();
    }

    @Override
    public boolean begin(FaultedCall call) throws IOException {
        call.stale(lag.length());
        return true;
    }
}

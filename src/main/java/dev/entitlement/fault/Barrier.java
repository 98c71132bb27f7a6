package dev.entitlement.fault;

import dev.entitlement.clock.TimeSpan;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Holds calls until so many have come, and lets them go on together: a race on demand. When the first of them has waited
 * too long, they go on as many as they are.
 *
 * @param parties 2 to 32; 2 when left out
 * @param timeout at most one minute; ten seconds when left out
 */
record Barrier(@Nullable Integer parties, @Nullable TimeSpan timeout) implements Effect {

    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofMinutes(1);

    @Override
    public void check(String pointer, Problems problems) {
        problems.number(pointer + "/parties", parties, 2, 32);
        problems.length(pointer + "/timeout", timeout, Duration.ZERO, MOST);
    }

    @Override
    public boolean begin(FaultedCall call) throws IOException {
        return call.gather(parties == null ? 2 : parties, timeout == null ? USUAL : timeout.length());
    }
}

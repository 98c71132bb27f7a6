package dev.entitlement.fault;

import dev.entitlement.clock.TimeSpan;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * 429 as Graph throttles, without being carried out.
 *
 * @param retryAfter told in whole seconds, rounded up; at most one day, {@code PT10S} when left out
 * @see <a href="https://learn.microsoft.com/graph/throttling">Throttling</a>
 */
record Throttle(@Nullable TimeSpan retryAfter) implements Effect {

    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofDays(1);

    @Override
    public void check(String pointer, Problems problems) {
        problems.length(pointer + "/retryAfter", retryAfter, Duration.ZERO, MOST);
    }

    @Override
    public boolean begin(FaultedCall call) throws IOException {
        call.throttle(retryAfter == null ? USUAL : retryAfter.length());
        return false;
    }
}

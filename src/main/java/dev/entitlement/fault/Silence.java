package dev.entitlement.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.entitlement.clock.TimeSpan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is ever answered, and the call is not carried out: it got lost on its way. A length of
 * time alone is {@code after}.
 *
 * @param after when the connection is closed in the end; at most ten minutes, five when left out
 */
record Silence(@Nullable TimeSpan after) implements Effect {

    static final Silence USUAL = new Silence(null);

    private static final Duration USUAL_LENGTH = Duration.ofMinutes(5);

    @JsonCreator
    Silence {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Silence of(String after) {
        return new Silence(TimeSpan.parse(after));
    }

    @Override
    public void check(String pointer, Problems problems) {
        problems.length(pointer + "/after", after, Duration.ZERO, LONGEST);
    }

    @Override
    public boolean begin(FaultedCall call) {
        call.delay(after == null ? USUAL_LENGTH : after.length());
        call.end(Ending.CLOSED);
        return false;
    }
}

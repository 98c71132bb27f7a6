package dev.entitlement.delivery;

import dev.entitlement.control.MemberRefused;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be carried out: one of these.
 *
 * @param until {@code idle}: everything, with what comes of it
 * @param steps so many pieces of work, 1 to 10,000
 * @param request what is about this request
 */
record RunOrder(
        @Nullable Until until,
        @Nullable Integer steps,
        @Nullable UUID request) {

    static final RunOrder UNTIL_IDLE = new RunOrder(Until.IDLE, null, null);

    /** When a run ends. */
    enum Until {
        IDLE
    }

    /** @throws IllegalArgumentException when it is none or several of them, or the number is out of range */
    RunOrder {
        if (Stream.of(until, steps, request).filter(Objects::nonNull).count() != 1) {
            throw new IllegalArgumentException("a run is told exactly one of these: until, steps or request");
        }
        if (steps != null && (steps < 1 || steps > TenantDrive.MOST_STEPS)) {
            throw new MemberRefused("steps", "a run has 1 to " + TenantDrive.MOST_STEPS + " steps");
        }
    }

    int mostSteps() {
        return steps == null ? TenantDrive.MOST_STEPS : steps;
    }
}

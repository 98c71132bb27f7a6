package dev.entitlement.fault;

import dev.entitlement.fault.ThrottlingSettings.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a call that may be one too many.
 *
 * @param delay how long to wait; zero where the call is carried out
 * @param used how much of a limit is used, 0 to 1: of the fullest one, or of the one that is exceeded
 * @param limit which that is; null where there is none
 */
record Verdict(Duration delay, double used, @Nullable Limit limit) {

    static final Verdict FREE = new Verdict(Duration.ZERO, 0, null);

    /**
     * Counts a call, unless it is one too many for any of the levels.
     *
     * @param punish whether being early makes the wait longer
     */
    static Verdict of(List<Level> levels, @Nullable UUID client, boolean punish, Instant now) {
        Verdict verdict = FREE;
        for (Level level : levels) {
            Duration delay = level.delay(client, punish, now);
            if (delay.compareTo(verdict.delay()) > 0) {
                verdict = new Verdict(delay, 1, level.limit());
            }
        }
        return verdict.refuses() ? verdict : counted(levels, now);
    }

    private static Verdict counted(List<Level> levels, Instant now) {
        Verdict fullest = FREE;
        for (Level level : levels) {
            level.use(now);
            if (level.used(now) > fullest.used()) {
                fullest = new Verdict(Duration.ZERO, level.used(now), level.limit());
            }
        }
        return fullest;
    }

    boolean refuses() {
        return !delay.isZero();
    }
}

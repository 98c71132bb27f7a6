package dev.entitlement.fault;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.fault.ThrottlingSettings.Limit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How much of a limit those have used whose calls are counted together. Thread-safe. */
final class Level {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_WAITING = 1000;

    private final Limit limit;
    private final VirtualClock clock;
    private final Bucket bucket;

    /** Until when each app was told to wait, where that counts. */
    private final Map<@Nullable UUID, Instant> told = new HashMap<>();

    Level(Limit limit, VirtualClock clock) {
        this.limit = limit;
        this.clock = clock;
        this.bucket = Bucket.builder()
                .addLimit(bandwidth -> bandwidth
                        .capacity(limit.permits())
                        .refillGreedy(limit.permits(), limit.per().length()))
                .withCustomTimePrecision(new WallTime(clock))
                .build();
    }

    private record WallTime(VirtualClock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.wallTime();
            return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /**
     * How long the app has to wait; zero when it need not.
     *
     * @param punish whether being early makes the wait longer
     */
    synchronized Duration delay(@Nullable UUID client, boolean punish) {
        Duration refill = Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
        if (!punish) {
            return refill;
        }
        Instant now = clock.wallTime();
        Instant waitUntil = told.get(client);
        if (waitUntil != null && now.isBefore(waitUntil)) {
            return remember(client, now, longer(Duration.between(now, waitUntil)));
        }
        told.remove(client);
        return refill.isZero() ? refill : remember(client, now, wholeSeconds(refill));
    }

    private Duration remember(@Nullable UUID client, Instant now, Duration wait) {
        if (told.size() >= MOST_WAITING) {
            told.values().removeIf(until -> !now.isBefore(until));
        }
        if (told.size() < MOST_WAITING) {
            told.put(client, now.plus(wait));
        }
        return wait;
    }

    /** By the time that one more call takes to be free, unless it is long enough already. */
    private Duration longer(Duration left) {
        Duration longer = left.plus(wholeSeconds(limit.per().length().dividedBy(limit.permits())));
        return longer.compareTo(LONGEST) <= 0 ? longer : left.compareTo(LONGEST) <= 0 ? LONGEST : left;
    }

    private static Duration wholeSeconds(Duration length) {
        return Duration.ofSeconds(Math.max(1, length.plusNanos(999_999_999).toSeconds()));
    }

    /** Counts a call. */
    void use() {
        bucket.tryConsume(1);
    }

    /** How many calls may come now. */
    long available() {
        return bucket.getAvailableTokens();
    }

    /** How much of the limit is used, 0 to 1. */
    double used() {
        return (double) (limit.permits() - available()) / limit.permits();
    }

    Limit limit() {
        return limit;
    }
}

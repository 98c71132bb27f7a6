package dev.entitlement.fault;

import dev.entitlement.fault.ThrottlingSettings.Limit;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketState;
import io.github.bucket4j.BucketState64BitsInteger;
import io.github.bucket4j.distributed.serialization.DataOutputSerializationAdapter;
import io.github.bucket4j.distributed.serialization.Scope;
import io.github.bucket4j.distributed.versioning.Versions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much of a limit those have used whose calls are counted together, by a clock that whoever asks knows. A clock that
 * goes back fills nothing. Thread-safe.
 */
final class Level {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_WAITING = 1000;

    private final Limit limit;
    private final BucketState bucket;

    /** Until when each app was told to wait, where that counts. */
    private final Map<@Nullable UUID, Instant> told;

    private Level(Limit limit, BucketState bucket, Map<@Nullable UUID, Instant> told) {
        this.limit = limit;
        this.bucket = bucket;
        this.told = told;
    }

    /** A limit of which nothing has been used. */
    static Level unused(Limit limit, Instant now) {
        return new Level(limit, new BucketState64BitsInteger(of(limit), nanos(now)), new HashMap<>());
    }

    /** The level of which {@link #bucket} and {@link #told} were this. */
    static Level of(Limit limit, byte[] bucket, Map<@Nullable UUID, Instant> told) {
        try {
            BucketState state = BucketState.deserialize(
                    DataOutputSerializationAdapter.INSTANCE, new DataInputStream(new ByteArrayInputStream(bucket)));
            state.setConfiguration(of(limit));
            return new Level(limit, state, new HashMap<>(told));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static BucketConfiguration of(Limit limit) {
        return BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth
                        .capacity(limit.permits())
                        .refillGreedy(limit.permits(), limit.per().length()))
                .build();
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    /** What has been used, for {@link #of}. */
    synchronized byte[] bucket() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BucketState.serialize(
                    DataOutputSerializationAdapter.INSTANCE,
                    new DataOutputStream(bytes),
                    bucket,
                    Versions.getLatest(),
                    Scope.PERSISTED_STATE);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Until when each app was told to wait, for {@link #of}. */
    synchronized Map<@Nullable UUID, Instant> told() {
        return new HashMap<>(told);
    }

    /**
     * How long the app has to wait; zero when it need not.
     *
     * @param punish whether being early makes the wait longer
     */
    synchronized Duration delay(@Nullable UUID client, boolean punish, Instant now) {
        bucket.refillAllBandwidth(nanos(now));
        Duration refill =
                Duration.ofNanos(bucket.calculateDelayNanosAfterWillBePossibleToConsume(1, nanos(now), false));
        if (!punish) {
            return refill;
        }
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

    /** Counts a call, if it may come. */
    synchronized void use(Instant now) {
        if (available(now) > 0) {
            bucket.consume(1);
        }
    }

    /** How many calls may come now. */
    synchronized long available(Instant now) {
        bucket.refillAllBandwidth(nanos(now));
        return bucket.getAvailableTokens();
    }

    /** How much of the limit is used, 0 to 1. */
    double used(Instant now) {
        return (double) (limit.permits() - available(now)) / limit.permits();
    }

    Limit limit() {
        return limit;
    }
}

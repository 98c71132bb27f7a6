package dev.entitlement.fault;

import dev.entitlement.fault.ThrottlingSettings.Limit;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Levels, of which those that were not asked for the longest time are forgotten. Thread-safe. */
final class Levels {

    private static final int MOST = 1000;

    private final Map<Key, Level> levels = new LinkedHashMap<>(16, 0.75f, true);
    /** Whose calls are counted together; null for everybody's. */
    private record Key(Limit limit, @Nullable UUID client) {}

    /** One level, as it is answered. */
    record Filled(Limit limit, @Nullable UUID client, long available, double used) {

        static Filled of(Level level, @Nullable UUID client, Instant now) {
            return new Filled(level.limit(), client, level.available(now), level.used(now));
        }
    }

    synchronized Level of(Limit limit, @Nullable UUID client, Instant now) {
        if (levels.size() >= MOST) {
            levels.remove(levels.keySet().iterator().next());
        }
        return levels.computeIfAbsent(new Key(limit, client), key -> Level.unused(limit, now));
    }

    /** All levels of a limit. */
    synchronized List<Filled> filled(Limit limit, Instant now) {
        return levels.entrySet().stream()
                .filter(entry -> entry.getKey().limit().equals(limit))
                .map(entry -> Filled.of(entry.getValue(), entry.getKey().client(), now))
                .toList();
    }
}

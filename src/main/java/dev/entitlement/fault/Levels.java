package dev.entitlement.fault;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.fault.ThrottlingSettings.Limit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Levels, of which those that were not asked for the longest time are forgotten. Thread-safe. */
final class Levels {

    private static final int MOST = 1000;

    private final Map<Key, Level> levels = new LinkedHashMap<>(16, 0.75f, true);
    private final VirtualClock clock;

    Levels(VirtualClock clock) {
        this.clock = clock;
    }

    /** Whose calls are counted together; null for everybody's. */
    private record Key(Limit limit, @Nullable UUID client) {}

    /** One level, as it is answered. */
    record Filled(Limit limit, @Nullable UUID client, long available, double used) {}

    synchronized Level of(Limit limit, @Nullable UUID client) {
        if (levels.size() >= MOST) {
            levels.remove(levels.keySet().iterator().next());
        }
        return levels.computeIfAbsent(new Key(limit, client), key -> new Level(limit, clock));
    }

    /** All levels of a limit. */
    synchronized List<Filled> filled(Limit limit) {
        return levels.entrySet().stream()
                .filter(entry -> entry.getKey().limit().equals(limit))
                .map(entry -> new Filled(
                        limit,
                        entry.getKey().client(),
                        entry.getValue().available(),
                        entry.getValue().used()))
                .toList();
    }
}

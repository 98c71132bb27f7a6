package dev.entitlement.fault;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The calls that wait at barriers. Each holds a thread of the server, so there are few. */
@Component
class Waiting {

    static final int MOST = 64;
    static final int MOST_PER_TENANT = 32;

    /** For the refusal of another one. */
    static final String LIMITS = MOST_PER_TENANT + " calls of a tenant and " + MOST + " in all wait at barriers";

    private final Map<UUID, Integer> waiting = new HashMap<>();
    private int all;

    /** Waits for others; tells false, at once, where too many wait already. */
    boolean gather(UUID tenantId, Gathering gathering, int parties, Duration timeout) {
        if (!enter(tenantId)) {
            return false;
        }
        try {
            gathering.await(parties, timeout);
        } finally {
            leave(tenantId);
        }
        return true;
    }

    private synchronized boolean enter(UUID tenantId) {
        if (all >= MOST || waiting.getOrDefault(tenantId, 0) >= MOST_PER_TENANT) {
            return false;
        }
        all++;
        waiting.merge(tenantId, 1, Integer::sum);
        return true;
    }

    private synchronized void leave(UUID tenantId) {
        all--;
        waiting.computeIfPresent(tenantId, (id, count) -> count == 1 ? null : count - 1);
    }
}

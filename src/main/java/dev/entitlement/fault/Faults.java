package dev.entitlement.fault;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ControlException;
import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules that are in force, for each tenant in the order in which they were armed. They are kept in memory. */
@Component
class Faults implements ResetListener {

    private static final int MOST_PER_TENANT = 1000;

    private final Map<UUID, List<ArmedFault>> armed = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> made = new HashMap<>();
    private final VirtualClock clock;
    private final Choices choices;
    private final KnownOperations operations;

    /** Whether there is any rule at all: what every call asks. */
    private volatile boolean any;

    Faults(VirtualClock clock, Choices choices, KnownOperations operations) {
        this.clock = clock;
        this.choices = choices;
        this.operations = operations;
    }

    boolean any() {
        return any;
    }

    boolean isArmed(UUID tenantId, String id) {
        return find(tenantId, id).isPresent();
    }

    /** Whether reads of the tenant may have to answer as before a write. */
    boolean mayMakeStale(UUID tenantId) {
        return of(tenantId).stream().anyMatch(ArmedFault::mayMakeStale);
    }

    /**
     * Arms one more rule.
     *
     * @throws ControlException 400 when it cannot be followed; 409 when its id is taken, or there are 1,000 already
     */
    synchronized FaultJson arm(UUID tenantId, FaultRule rule) {
        rule.requireSound(operations);
        FaultRule named = rule.id() == null ? rule.named(freeId(tenantId)) : rule;
        if (find(tenantId, String.valueOf(named.id())).isPresent()) {
            throw ControlException.conflict("There is a fault '" + named.id() + "' already; PUT replaces it.");
        }
        return put(tenantId, named, null);
    }

    /**
     * Arms a rule, in place of one of the same id, which is where it was in the order, and counts from the beginning.
     *
     * @throws ControlException 400 when it cannot be followed; 409 when there are 1,000 others
     */
    synchronized FaultJson replace(UUID tenantId, String id, FaultRule rule) {
        if (rule.id() != null && !rule.id().equals(id)) {
            throw ControlException.badMember(
                    "/id", "The path names the fault '" + id + "', the body '" + rule.id() + "'.");
        }
        FaultRule named = rule.named(id);
        named.requireSound(operations);
        return put(tenantId, named, find(tenantId, id).orElse(null));
    }

    private FaultJson put(UUID tenantId, FaultRule rule, @Nullable ArmedFault replaced) {
        List<ArmedFault> changed = new ArrayList<>(of(tenantId));
        if (replaced == null && changed.size() >= MOST_PER_TENANT) {
            throw ControlException.conflict("There are " + MOST_PER_TENANT + " faults already, which is the most.");
        }
        Instant now = clock.now(tenantId);
        rule.requireAhead(now);
        ArmedFault fault = new ArmedFault(rule, now, choices.of(String.valueOf(rule.id())));
        if (replaced == null) {
            changed.add(fault);
        } else {
            changed.set(changed.indexOf(replaced), fault);
            replaced.release();
        }
        set(tenantId, changed);
        return fault.toJson(tenantId, now);
    }

    /** The rules of a tenant, with what they have done. */
    List<FaultJson> list(UUID tenantId) {
        Instant now = clock.now(tenantId);
        return of(tenantId).stream().map(fault -> fault.toJson(tenantId, now)).toList();
    }

    /** @throws ControlException 404 when there is none of that id */
    FaultJson get(UUID tenantId, String id) {
        return find(tenantId, id)
                .map(fault -> fault.toJson(tenantId, clock.now(tenantId)))
                .orElseThrow(() -> notFound(id));
    }

    /** @throws ControlException 404 when there is none of that id */
    synchronized void disarm(UUID tenantId, String id) {
        ArmedFault fault = find(tenantId, id).orElseThrow(() -> notFound(id));
        List<ArmedFault> changed = new ArrayList<>(of(tenantId));
        changed.remove(fault);
        set(tenantId, changed);
        fault.release();
    }

    /** Disarms all rules of a tenant. Whom they hold goes on. */
    synchronized void disarmAll(UUID tenantId) {
        List<ArmedFault> before = of(tenantId);
        made.remove(tenantId);
        set(tenantId, List.of());
        before.forEach(ArmedFault::release);
    }

    /** Lets go whoever waits for others. */
    void releaseAll() {
        armed.values().stream().flatMap(List::stream).forEach(ArmedFault::release);
    }

    /** The first rule that matches the call and is due takes it. */
    Optional<ArmedFault.Hit> meet(MatchedCall call) {
        armed.forEach((tenantId, rules) -> {
            if (!tenantId.equals(call.tenantId())) {
                rules.forEach(rule -> rule.noteElsewhere(call));
            }
        });
        List<ArmedFault> rules = of(call.tenantId());
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.now(call.tenantId());
        return rules.stream().flatMap(rule -> rule.take(call, now).stream()).findFirst();
    }

    @Override
    public void forget(UUID tenantId, ResetPart part) {
        if (part == ResetPart.FAULTS) {
            disarmAll(tenantId);
        }
    }

    private void set(UUID tenantId, List<ArmedFault> changed) {
        if (changed.isEmpty()) {
            armed.remove(tenantId);
        } else {
            armed.put(tenantId, List.copyOf(changed));
        }
        any = !armed.isEmpty();
    }

    private List<ArmedFault> of(UUID tenantId) {
        return armed.getOrDefault(tenantId, List.of());
    }

    private Optional<ArmedFault> find(UUID tenantId, String id) {
        return of(tenantId).stream().filter(fault -> fault.id().equals(id)).findFirst();
    }

    private String freeId(UUID tenantId) {
        return Stream.generate(() -> "fault-" + made.merge(tenantId, 1, Integer::sum))
                .filter(id -> find(tenantId, id).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static ControlException notFound(String id) {
        return ControlException.notFound("There is no fault '" + id + "'.");
    }
}

package dev.entitlement.fault;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.control.ControlException;
import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import dev.entitlement.criteria.KnownOperations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The rules that are in force, for each tenant in the order in which they were armed. */
@Component
class Faults implements ResetListener {

    private static final int MOST_PER_TENANT = 1000;

    private final FaultStore store;
    private final VirtualClock clock;
    private final KnownOperations operations;

    Faults(FaultStore store, VirtualClock clock, KnownOperations operations) {
        this.store = store;
        this.clock = clock;
        this.operations = operations;
    }

    /** Whether there may be any rule at all: what every call asks. */
    boolean mayBeAny() {
        return store.mayBeAny();
    }

    boolean isArmed(UUID tenantId, String id) {
        return store.of(tenantId).stream().anyMatch(rule -> rule.id().equals(id));
    }

    /** Whether reads of the tenant may have to answer as before a write. */
    boolean mayMakeStale(UUID tenantId) {
        return store.of(tenantId).stream().anyMatch(ArmedFault::mayMakeStale);
    }

    /**
     * Arms one more rule.
     *
     * @throws ControlException 400 when it cannot be followed; 409 when its id is taken, or there are 1,000 already
     */
    FaultJson arm(UUID tenantId, FaultRule rule) {
        rule.requireSound(operations);
        return store.change(tenantId, rules -> {
            FaultRule named = rule.id() == null ? rule.named(rules.freeId()) : rule;
            if (rules.find(named.id()).isPresent()) {
                throw ControlException.conflict("There is a fault '" + named.id() + "' already; PUT replaces it.");
            }
            return put(tenantId, named, rules);
        });
    }

    /**
     * Arms a rule, in place of one of the same id, which is where it was in the order, and counts from the beginning.
     *
     * @throws ControlException 400 when it cannot be followed; 409 when there are 1,000 others
     */
    FaultJson replace(UUID tenantId, String id, FaultRule rule) {
        if (rule.id() != null && !rule.id().equals(id)) {
            throw ControlException.badMember(
                    "/id", "The path names the fault '" + id + "', the body '" + rule.id() + "'.");
        }
        FaultRule named = rule.named(id);
        named.requireSound(operations);
        return store.change(tenantId, rules -> put(tenantId, named, rules));
    }

    private FaultJson put(UUID tenantId, FaultRule rule, FaultList rules) {
        if (rules.rules().size() >= MOST_PER_TENANT && rules.find(rule.id()).isEmpty()) {
            throw ControlException.conflict("There are " + MOST_PER_TENANT + " faults already, which is the most.");
        }
        Instant now = clock.now(tenantId);
        rule.requireAhead(now);
        return rules.put(rule, now).toJson(now);
    }

    /** The rules of a tenant, with what they have done. */
    List<FaultJson> list(UUID tenantId) {
        Instant now = clock.now(tenantId);
        return store.counted(tenantId).stream().map(rule -> rule.toJson(now)).toList();
    }

    /** @throws ControlException 404 when there is none of that id */
    FaultJson get(UUID tenantId, String id) {
        return list(tenantId).stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> notFound(id));
    }

    /** @throws ControlException 404 when there is none of that id */
    void disarm(UUID tenantId, String id) {
        boolean removed = store.change(tenantId, rules -> rules.remove(id));
        if (!removed) {
            throw notFound(id);
        }
    }

    /** Disarms all rules of a tenant. Whom they hold goes on. */
    void disarmAll(UUID tenantId) {
        store.change(tenantId, rules -> {
            rules.clear();
            return tenantId;
        });
    }

    /** Lets go whoever waits for others. */
    void releaseAll() {
        store.releaseAll();
    }

    /** The first rule that matches the call and is due takes it. */
    Optional<ArmedFault.Hit> meet(MatchedCall call) {
        List<ArmedFault> rules = store.of(call.tenantId());
        store.elsewhere(call.tenantId())
                .filter(rule -> !rule.tally().wantedElsewhere()
                        && rule.differences(call).isEmpty())
                .forEach(store::noteElsewhere);
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.now(call.tenantId());
        return rules.stream().flatMap(rule -> met(rule, call, now).stream()).findFirst();
    }

    private Optional<ArmedFault.Hit> met(ArmedFault rule, MatchedCall call, Instant now) {
        List<String> differences = rule.differences(call);
        if (differences.isEmpty()) {
            return store.take(rule, call, now);
        }
        if (differences.size() == 1) {
            store.noteNear(rule, call.description() + ": another " + differences.get(0));
        }
        return Optional.empty();
    }

    @Override
    public void forget(UUID tenantId, ResetPart part) {
        if (part == ResetPart.FAULTS) {
            store.forget(tenantId);
        }
    }

    private static ControlException notFound(String id) {
        return ControlException.notFound("There is no fault '" + id + "'.");
    }
}

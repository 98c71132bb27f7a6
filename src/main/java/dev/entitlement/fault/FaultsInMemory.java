package dev.entitlement.fault;

import dev.entitlement.store.OnOwnDatabase;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Rules of a process that is alone: in its memory. */
@Component
@OnOwnDatabase
class FaultsInMemory implements FaultStore {

    private final Map<UUID, List<ArmedFault>> armed = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> made = new HashMap<>();
    private final Choices choices;
    private volatile boolean any;

    FaultsInMemory(Choices choices) {
        this.choices = choices;
    }

    @Override
    public boolean mayBeAny() {
        return any;
    }

    @Override
    public List<ArmedFault> of(UUID tenantId) {
        return armed.getOrDefault(tenantId, List.of());
    }

    @Override
    public Stream<ArmedFault> elsewhere(UUID tenantId) {
        return armed.entrySet().stream()
                .filter(tenant -> !tenant.getKey().equals(tenantId))
                .flatMap(tenant -> tenant.getValue().stream());
    }

    @Override
    public List<ArmedFault> counted(UUID tenantId) {
        return of(tenantId);
    }

    @Override
    public synchronized <T> T change(UUID tenantId, Function<FaultList, T> change) {
        FaultList list = new FaultList(tenantId, of(tenantId), made.getOrDefault(tenantId, 0), this::armed);
        T done = change.apply(list);
        set(tenantId, list);
        list.removed().forEach(ArmedFault::release);
        return done;
    }

    private ArmedFault armed(ArmedFault.Arming arming) {
        String id = String.valueOf(arming.rule().id());
        return new ArmedFault(
                arming, matched -> Choices.of(choices.seedNumber(), id, matched), new LocalGathering(), Tally.NOTHING);
    }

    private void set(UUID tenantId, FaultList list) {
        if (list.rules().isEmpty()) {
            armed.remove(tenantId);
        } else {
            armed.put(tenantId, list.rules());
        }
        if (list.made() == 0) {
            made.remove(tenantId);
        } else {
            made.put(tenantId, list.made());
        }
        any = !armed.isEmpty();
    }

    @Override
    public Optional<ArmedFault.Hit> take(ArmedFault rule, MatchedCall call, Instant now) {
        return rule.take(call, now);
    }

    @Override
    public void noteNear(ArmedFault rule, String call) {
        rule.noteNear(call);
    }

    @Override
    public void noteElsewhere(ArmedFault rule) {
        rule.noteElsewhere();
    }

    @Override
    public void forget(UUID tenantId) {
        change(tenantId, list -> {
            list.clear();
            return tenantId;
        });
    }

    @Override
    public void releaseAll() {
        armed.values().stream().flatMap(List::stream).forEach(ArmedFault::release);
    }
}

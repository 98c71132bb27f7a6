package dev.entitlement.journal;

import dev.entitlement.graph.Guids;
import dev.entitlement.store.OnSharedDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The calls of all processes on the database, the same at each of them. */
@Component
@Primary
@OnSharedDatabase
class SharedCalls implements Calls {

    private static final Logger log = LoggerFactory.getLogger(SharedCalls.class);

    /** How long is waited for processes that are there and do not say that they have written what they have. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int READ_AT_ONCE = 1_000;

    private final Journal journal;
    private final CallNumbers numbers;
    private final CallWriter writer;
    private final OtherNodes others;
    private final CallTable calls;
    private final ConsequenceTable consequences;
    private final StoredCalls stored;
    private final TransactionOperations transaction;

    SharedCalls(
            Journal journal,
            CallNumbers numbers,
            CallWriter writer,
            OtherNodes others,
            CallTable calls,
            ConsequenceTable consequences,
            StoredCalls stored,
            TransactionOperations transaction) {
        this.journal = journal;
        this.numbers = numbers;
        this.writer = writer;
        this.others = others;
        this.calls = calls;
        this.consequences = consequences;
        this.stored = stored;
        this.transaction = transaction;
    }

    @Override
    public void settle() {
        try (OtherNodes.Round round = others.ask()) {
            journal.settle();
            writer.writeNow(PATIENCE);
            round.await(PATIENCE);
        }
    }

    @Override
    public void catchUp(boolean last) {
        if (last) {
            settle();
        } else {
            writer.writeNow(PATIENCE);
        }
    }

    @Override
    public Optional<RecordedCall> find(String requestId) {
        return Guids.isGuid(requestId) ? stored.readAnew(UUID.fromString(requestId)) : Optional.empty();
    }

    @Override
    public List<RecordedCall> calls(
            @Nullable Set<UUID> tenantIds, long after, Predicate<RecordedCall> filter, int most) {
        List<RecordedCall> found = new ArrayList<>();
        CallTable.Place last = CallTable.Place.after(after);
        List<CallTable.Place> places;
        do {
            places = calls.places(tenantIds, last, READ_AT_ONCE);
            for (RecordedCall call :
                    stored.read(places.stream().map(CallTable.Place::requestId).toList())) {
                if (found.size() < most && filter.test(call)) {
                    found.add(call);
                }
            }
            last = places.isEmpty() ? last : places.get(places.size() - 1);
        } while (places.size() == READ_AT_ONCE && found.size() < most);
        return found;
    }

    @Override
    public List<RecordedCall> withConsequences(List<RecordedCall> of) {
        if (of.isEmpty()) {
            return of;
        }
        Map<UUID, List<Consequence>> all =
                consequences.of(of.stream().map(SharedCalls::idOf).toList());
        return of.stream()
                .map(call -> call.with(all.getOrDefault(idOf(call), List.of())))
                .toList();
    }

    @Override
    public int forget(@Nullable Set<UUID> tenantIds) {
        settle();
        long until = numbers.next();
        Integer forgotten = transaction.execute(status -> {
            int count = calls.forget(tenantIds, until);
            consequences.forget(tenantIds, until);
            if (tenantIds == null) {
                others.removed(null, until);
            } else {
                tenantIds.forEach(tenantId -> others.removed(tenantId, until));
            }
            return count;
        });
        journal.forget(tenantIds);
        return forgotten == null ? 0 : forgotten;
    }

    @Override
    public void removed(UUID tenantId) {
        journal.forget(tenantId);
        writer.forget(tenantId);
    }

    /** What was reset is so, whether or not the others hear of it now. */
    @Override
    public void settleReset() {
        try {
            settle();
        } catch (DataAccessException away) {
            log.warn("The other processes may still tell calls from before a reset: {}", away.getMessage());
        }
    }

    private static UUID idOf(RecordedCall call) {
        return UUID.fromString(call.origin().requestId());
    }
}

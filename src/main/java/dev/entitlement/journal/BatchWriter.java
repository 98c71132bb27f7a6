package dev.entitlement.journal;

import dev.entitlement.control.ChangedHere;
import dev.entitlement.store.Nodes;
import dev.entitlement.store.OnSharedDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Writes batches, each in one transaction, and tells the other processes. By one thread. */
@Component
@OnSharedDatabase
class BatchWriter {

    private static final Logger log = LoggerFactory.getLogger(BatchWriter.class);

    /** After so many calls it is seen to that there are not too many. */
    private static final int BETWEEN_CHECKS = 1_000;

    /** The same where somebody wants to read, also of fewer once there was a pause. */
    private static final int BETWEEN_READS = 100;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Before it is tried again what was not possible: another process may hold what is needed for it, and be frozen. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final CallTable calls;
    private final ConsequenceTable consequences;
    private final SharedBounds bounds;
    private final Nodes nodes;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;

    /** The calls that went on when they were written, which is done once more when they have ended. */
    private final Set<UUID> unfinished = new HashSet<>();

    private int unchecked;
    private long nextCheck = System.nanoTime();
    private boolean unbounded;

    BatchWriter(
            CallTable calls,
            ConsequenceTable consequences,
            SharedBounds bounds,
            Nodes nodes,
            ApplicationEventPublisher events,
            TransactionOperations transaction) {
        this.calls = calls;
        this.consequences = consequences;
        this.bounds = bounds;
        this.nodes = nodes;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Writes a batch.
     *
     * @param wanted whether somebody is about to read, so that what goes on is written as well
     * @throws org.springframework.dao.DataAccessException when it cannot be written
     */
    void write(Unwritten.Batch batch, boolean wanted) {
        Map<UUID, CallTable.Row> ended = rowsOf(batch.calls());
        Map<UUID, CallTable.Row> open = rowsOf(wanted ? batch.open() : List.of());
        // What has ended in between is in both.
        open.keySet().removeAll(ended.keySet());
        Set<UUID> gone = batch.more() ? Set.of() : gone(batch);
        if (!open.isEmpty() || !batch.isEmpty() || !gone.isEmpty()) {
            transaction.executeWithoutResult(status -> write(batch, ended, open, gone));
            unfinished.removeAll(ended.keySet());
            unfinished.removeAll(gone);
            unfinished.addAll(open.keySet());
        }
        unchecked += ended.size() + open.size() + batch.consequences().size();
        if (isTimeToCheck(wanted)) {
            check();
        }
        batch.askers()
                .forEach(asker -> events.publishEvent(new ChangedHere(
                        OtherNodes.TOPIC, ChangedHere.OF_NO_TENANT, OtherNodes.written(asker, nodes.number()))));
    }

    private boolean isTimeToCheck(boolean wanted) {
        boolean paused = System.nanoTime() - nextCheck >= 0;
        return unbounded
                ? paused
                : unchecked >= BETWEEN_CHECKS || (wanted && (unchecked >= BETWEEN_READS || (unchecked > 0 && paused)));
    }

    /** What cannot be removed now is removed later; what was written is so all the same. */
    private void check() {
        nextCheck = System.nanoTime() + PAUSE.toNanos();
        try {
            transaction.executeWithoutResult(status -> bounds.keep());
            unchecked = 0;
            unbounded = false;
        } catch (DataAccessException | TransactionException failed) {
            if (!unbounded) {
                log.warn("There may be more calls than are to be remembered: {}", failed.getMessage());
            }
            unbounded = true;
            nextCheck = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
        }
    }

    /** The calls that have ended since they were written and will not be written again: they were dropped. */
    private Set<UUID> gone(Unwritten.Batch batch) {
        Set<UUID> gone = new HashSet<>(unfinished);
        Stream.concat(batch.open().stream(), batch.calls().stream())
                .map(call -> UUID.fromString(call.origin().requestId()))
                .forEach(gone::remove);
        return gone;
    }

    private void write(
            Unwritten.Batch batch, Map<UUID, CallTable.Row> ended, Map<UUID, CallTable.Row> open, Set<UUID> gone) {
        List<CallTable.Row> rows = new ArrayList<>(ended.values());
        rows.addAll(open.values());
        Set<UUID> again = new HashSet<>(gone);
        rows.stream().map(CallTable.Row::requestId).filter(unfinished::contains).forEach(again::add);
        calls.doNotWaitForDisk();
        if (!again.isEmpty()) {
            calls.remove(again);
        }
        if (!rows.isEmpty()) {
            calls.insert(rows);
        }
        if (!batch.consequences().isEmpty()) {
            consequences.insert(batch.consequences());
        }
        for (Unwritten.Forgotten forgotten : batch.forgotten()) {
            calls.forget(Set.of(forgotten.tenantId()), forgotten.until());
            consequences.forget(Set.of(forgotten.tenantId()), forgotten.until());
        }
        if (!ended.isEmpty()) {
            events.publishEvent(new ChangedHere(OtherNodes.TOPIC, ChangedHere.OF_NO_TENANT, OtherNodes.MORE));
        }
    }

    private static Map<UUID, CallTable.Row> rowsOf(List<RecordedCall> calls) {
        Map<UUID, CallTable.Row> rows = new LinkedHashMap<>();
        for (RecordedCall call : calls) {
            try {
                CallTable.Row row = rowOf(call);
                rows.put(row.requestId(), row);
            } catch (RuntimeException failed) {
                log.error("Call {} cannot be remembered", call.origin().requestId(), failed);
            }
        }
        return rows;
    }

    private static CallTable.Row rowOf(RecordedCall call) {
        boolean ended = call.ending() != null;
        return new CallTable.Row(
                CallTable.ownerOf(call.tenantId()),
                call.sequence(),
                UUID.fromString(call.origin().requestId()),
                ended,
                call.memory(),
                StoredCall.of(call).written());
    }
}

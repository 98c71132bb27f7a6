package dev.entitlement.journal;

import dev.entitlement.control.ChangedHere;
import dev.entitlement.control.SharedState;
import dev.entitlement.store.Nodes;
import dev.entitlement.store.OnSharedDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Asks the other processes to write what they have, hears when they have done so, and does the same for them. */
@Component
@OnSharedDatabase
class OtherNodes implements SharedState {

    static final String TOPIC = "journal";

    /** That calls have been written. */
    static final String MORE = "more";

    private static final String WRITE = "write";
    private static final String WRITTEN = "written";
    private static final String FORGET = "forget";

    private final Nodes nodes;
    private final Journal journal;
    private final CallWriter writer;
    private final JournalEvents listeners;
    private final ApplicationEventPublisher events;
    private final Map<String, Round> rounds = new ConcurrentHashMap<>();

    OtherNodes(
            Nodes nodes,
            Journal journal,
            CallWriter writer,
            JournalEvents listeners,
            ApplicationEventPublisher events) {
        this.nodes = nodes;
        this.journal = journal;
        this.writer = writer;
        this.listeners = listeners;
        this.events = events;
    }

    /** Waits for the answers of those who were there when they were asked. */
    final class Round implements AutoCloseable {

        private final String id = UUID.randomUUID().toString();
        private final Set<Integer> missing;

        private Round(Set<Integer> others) {
            this.missing = new TreeSet<>(others);
        }

        private synchronized void answered(int node) {
            missing.remove(node);
            notifyAll();
        }

        /** Returns when all have answered, or do not in time. */
        synchronized void await(Duration patience) {
            long until = System.nanoTime() + patience.toNanos();
            long left = patience.toNanos();
            while (!missing.isEmpty() && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
                left = until - System.nanoTime();
            }
        }

        /** Does not listen any more. */
        @Override
        public void close() {
            rounds.remove(id);
        }
    }

    /**
     * Asks all others to write what they have.
     *
     * @throws org.springframework.dao.DataAccessException when the database is away
     */
    Round ask() {
        Round round = new Round(nodes.others());
        if (!round.missing.isEmpty()) {
            rounds.put(round.id, round);
            tell(WRITE + " " + round.id);
        }
        return round;
    }

    /**
     * Has the others forget calls that were removed from the database, once the transaction under way has committed.
     *
     * @param tenantId null for all
     */
    void removed(@Nullable UUID tenantId, long until) {
        tell(FORGET + " " + until + (tenantId == null ? "" : " " + tenantId));
    }

    /** What a process answers to the round with this id. */
    static String written(String round, int node) {
        return WRITTEN + " " + round + " " + node;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void changedElsewhere(UUID nobody, String detail) {
        String[] parts = detail.split(" ", -1);
        switch (parts[0]) {
            case WRITE -> writer.writeFor(parts[1]);
            case WRITTEN -> answered(parts[1], Integer.parseInt(parts[2]));
            case MORE -> listeners.signal();
            case FORGET -> forget(parts.length < 3 ? null : UUID.fromString(parts[2]), Long.parseLong(parts[1]));
            default -> throw new IllegalArgumentException("Nobody knows what this means: " + parts[0]);
        }
    }

    /** Whoever waits has a look. */
    @Override
    public void anythingChanged() {
        listeners.signal();
    }

    private void answered(String id, int node) {
        Round round = rounds.get(id);
        if (round != null) {
            round.answered(node);
        }
    }

    private void forget(@Nullable UUID tenantId, long until) {
        writer.drop(tenantId, until);
        if (tenantId == null) {
            journal.forgetAll();
        } else {
            journal.forget(tenantId);
        }
    }

    private void tell(String what) {
        events.publishEvent(new ChangedHere(TOPIC, ChangedHere.OF_NO_TENANT, what));
    }
}

package dev.entitlement.journal;

import dev.entitlement.control.ControlException;
import dev.entitlement.control.StartRehearsed;
import dev.entitlement.http.CallNotes.FaultNote;
import jakarta.annotation.PreDestroy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Future;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What has happened lately, in order, and who listens to it. Publishing never waits for anybody: what a listener does not
 * take in time ends its stream.
 */
@Component
class JournalEvents {

    /** How many events are kept for who comes back. */
    static final int KEPT = 1_000;

    static final int MOST_STREAMS = 100;

    private final JournalThread thread;
    private final Deque<JournalEvent> kept = new ArrayDeque<>();
    private final Set<EventStream> streams = new CopyOnWriteArraySet<>();
    private final Set<Runnable> watchers = new CopyOnWriteArraySet<>();
    private final Future<?> signsOfLife;
    private long lastId;
    private boolean closed;

    JournalEvents(JournalThread thread) {
        this.thread = thread;
        this.signsOfLife = thread.every(EventStream.KEEP_ALIVE, () -> streams.forEach(EventStream::keepAlive));
    }

    /** Tells that a call has ended, and which faults it has met. */
    void ended(RecordedCall call) {
        UUID tenantId = call.tenantId();
        String requestId = call.origin().requestId();
        for (FaultNote fault : call.notes().faults()) {
            publish(new Happening.FaultMet(tenantId, fault.id(), fault.outcome(), requestId));
        }
        publish(new Happening.CallEnded(tenantId, requestId));
    }

    /** Tells an event to all who listen, and keeps it for a while. */
    void publish(Happening told) {
        boolean heard = false;
        synchronized (this) {
            JournalEvent event = new JournalEvent(++lastId, told);
            kept.addLast(event);
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
            for (EventStream stream : streams) {
                heard |= stream.offer(event);
            }
        }
        if (heard) {
            write();
        }
        signal();
    }

    /** Begins with the first event again: nobody has heard of those that there were. */
    @EventListener(StartRehearsed.class)
    synchronized void beginAgain() {
        kept.clear();
        lastId = 0;
    }

    /** Lets everybody who watches look once more. */
    void signal() {
        watchers.forEach(Runnable::run);
    }

    /** @throws ControlException 503 when there are as many streams as there may be, or the emulator is stopping */
    synchronized void requireRoom() {
        if (closed || streams.size() >= MOST_STREAMS) {
            throw ControlException.busy("There are " + streams.size() + " streams of events; no more than "
                    + MOST_STREAMS + " are served at once, and none while the emulator stops.");
        }
    }

    /**
     * Begins to tell events to a stream.
     *
     * @param after the last event that it knows; negative for none but those to come
     */
    synchronized void open(EventStream stream, long after) {
        stream.comment("events from " + (lastId + 1));
        if (after >= 0) {
            // An id that has not been given yet is one of a process before this one.
            long from = after > lastId ? 0 : after;
            JournalEvent oldest = kept.peekFirst();
            if (oldest != null && oldest.id() > from + 1) {
                stream.comment("the events before " + oldest.id() + " are no longer kept");
            }
            kept.stream().filter(event -> event.id() > from).forEach(stream::offer);
        }
        streams.add(stream);
    }

    /** Writes what a stream has been told so far, and whatever follows. */
    void start(EventStream stream) {
        stream.start();
        write();
    }

    private void write() {
        thread.once(this, () -> streams.forEach(EventStream::pump));
    }

    void close(EventStream stream) {
        streams.remove(stream);
    }

    /** Has somebody told, on the thread that publishes, that something has happened; they must not take long. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    /** Streams have no end of their own, and the server would wait for it. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        synchronized (this) {
            closed = true;
        }
        new ArrayList<>(streams).forEach(EventStream::end);
    }

    @PreDestroy
    void forgetAll() {
        signsOfLife.cancel(false);
        streams.clear();
        watchers.clear();
    }
}

package dev.entitlement.journal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events to one client, written as fast as it reads and without a thread that waits for it. One that falls too
 * far behind is cut off; it comes back with the id of the last event that it has got.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
final class EventStream implements WriteListener, AsyncListener {

    /** Time between two signs of life; a client that has gone is noticed by the second of them. */
    static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(EventStream.class);

    private static final int MOST_WAITING = 2 * JournalEvents.KEPT;

    private final AsyncContext call;
    private final ServletOutputStream out;
    private final @Nullable Set<UUID> tenantIds;
    private final Function<Happening, Optional<String>> json;
    private final Consumer<EventStream> whenEnded;

    private final Deque<Object> waiting = new ArrayDeque<>();
    private final Object writing = new Object();
    private boolean unflushed = true;
    private volatile boolean over;
    private volatile boolean started;
    private boolean gone;
    private boolean completed;

    /**
     * @param tenantIds whose events are told; null for all
     * @param json the data of an event; empty for one that cannot be told any more
     * @param whenEnded told when nothing more will be written
     */
    EventStream(
            AsyncContext call,
            ServletOutputStream out,
            @Nullable Set<UUID> tenantIds,
            Function<Happening, Optional<String>> json,
            Consumer<EventStream> whenEnded) {
        this.call = call;
        this.out = out;
        this.tenantIds = tenantIds;
        this.json = json;
        this.whenEnded = whenEnded;
    }

    /** Asks the server to tell when something can be written. */
    void open() {
        call.addListener(this);
        out.setWriteListener(this);
    }

    /** Begins to write: from now on other threads than the one that received the call may. */
    void start() {
        started = true;
    }

    /** Lets an event wait until it can be written; whether it is for this client. */
    boolean offer(JournalEvent event) {
        UUID tenantId = event.told().tenantId();
        boolean meant = tenantIds == null || (tenantId != null && tenantIds.contains(tenantId));
        return meant && await(event);
    }

    void comment(String text) {
        await(": " + text + "\n\n");
    }

    void keepAlive() {
        comment("");
        pump();
    }

    private boolean await(Object next) {
        synchronized (waiting) {
            if (waiting.size() < MOST_WAITING) {
                waiting.addLast(next);
                return true;
            }
            waiting.clear();
        }
        over = true;
        return true;
    }

    /** Writes as much as the client takes; the server calls again when it takes more. */
    void pump() {
        if (!started) {
            return;
        }
        synchronized (writing) {
            if (over) {
                end();
            } else if (!gone) {
                write();
            }
        }
    }

    private void write() {
        try {
            while (out.isReady()) {
                Object next = next();
                if (next != null) {
                    byte[] text = textOf(next);
                    out.write(text, 0, text.length);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    return;
                }
            }
        } catch (IOException | IllegalStateException broken) {
            // The server tells of it, too, and ends the call then. Ended here, its objects might be another call's by
            // now.
            log.debug("A listener is gone", broken);
            leave();
        }
    }

    private @Nullable Object next() {
        synchronized (waiting) {
            return waiting.pollFirst();
        }
    }

    private byte[] textOf(Object next) {
        String text = next instanceof JournalEvent event
                ? json.apply(event.told())
                        .map(data ->
                                "id: " + event.id() + "\nevent: " + event.told().type() + "\ndata: " + data + "\n\n")
                        .orElse("")
                : String.valueOf(next);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Ends the stream, unless the server is about to; more often than once does no harm. */
    void end() {
        synchronized (writing) {
            if (!gone) {
                complete();
            }
        }
    }

    /** Nobody writes meanwhile: the server gives its objects to the next call as soon as this one is complete. */
    private void complete() {
        synchronized (writing) {
            leave();
            if (!completed) {
                completed = true;
                call.complete();
            }
        }
    }

    private void leave() {
        gone = true;
        whenEnded.accept(this);
    }

    @Override
    public void onWritePossible() {
        pump();
    }

    @Override
    public void onError(Throwable broken) {
        log.debug("A listener is gone", broken);
        complete();
    }

    /** Left uncompleted here, it would be dispatched as an error of the server. */
    @Override
    public void onError(AsyncEvent event) {
        complete();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        synchronized (writing) {
            completed = true;
            leave();
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts it once more.
    }
}

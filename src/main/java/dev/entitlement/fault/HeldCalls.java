package dev.entitlement.fault;

import dev.entitlement.http.ClientConnection;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The calls whose answer, which has been made, is written later, in parts, or never. None of them holds a thread or a
 * connection to the database; so there may be many, but not any number. When the server stops they are closed at once.
 */
@Component
class HeldCalls implements SmartLifecycle {

    static final int MOST = 2000;
    static final int MOST_PER_TENANT = 500;
    static final long MOST_BYTES = 64L * 1024 * 1024;

    /** For the refusal of another one. */
    static final String LIMITS =
            MOST_PER_TENANT + " calls of a tenant and " + MOST + " in all, with 64 MB of answers, are held";

    private static final Logger log = LoggerFactory.getLogger(HeldCalls.class);

    private final ScheduledThreadPoolExecutor timer;
    private final Set<HeldCall> held = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Integer> heldOf = new HashMap<>();
    private final Faults faults;
    private int all;
    private long bytes;
    private boolean running;

    HeldCalls(Faults faults) {
        this.faults = faults;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "held-calls");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** A part of what is done to the answer, on a thread of the server's. */
    @FunctionalInterface
    interface Part {

        /**
         * Does it.
         *
         * @return how long it is until the next part; null after the last one
         */
        @Nullable
        Duration next() throws IOException;
    }

    /**
     * Holds a call, whose thread may go.
     *
     * @param size of the answer that is kept, in bytes
     * @return false, and nothing is done, where too many are held already
     */
    boolean hold(
            UUID tenantId,
            HttpServletRequest request,
            HttpServletResponse response,
            int size,
            Duration delay,
            Part part) {
        if (!enter(tenantId, size)) {
            return false;
        }
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        HeldCall call = new HeldCall(
                tenantId, size, context, ClientConnection.of(request).orElseThrow(), part);
        held.add(call);
        context.addListener(call);
        call.connection.whenAsynchronous(() -> call.schedule(delay));
        return true;
    }

    private synchronized boolean enter(UUID tenantId, int size) {
        if (!running
                || all >= MOST
                || bytes + size > MOST_BYTES
                || heldOf.getOrDefault(tenantId, 0) >= MOST_PER_TENANT) {
            return false;
        }
        all++;
        bytes += size;
        heldOf.merge(tenantId, 1, Integer::sum);
        return true;
    }

    private synchronized void leave(UUID tenantId, int size) {
        all--;
        bytes -= size;
        heldOf.computeIfPresent(tenantId, (id, count) -> count == 1 ? null : count - 1);
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    /** Before the server waits for the calls that are under way. */
    @Override
    public void stop() {
        synchronized (this) {
            running = false;
        }
        faults.releaseAll();
        List.copyOf(held).forEach(call -> call.connection.whenAsynchronous(call::abandon));
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** Everything that is done to one call is done one after the other, and nothing once Tomcat has ended it. */
    private final class HeldCall implements AsyncListener {

        private final UUID tenantId;
        private final int size;
        private final AsyncContext context;
        private final ClientConnection connection;
        private final Part part;
        private @Nullable Future<?> due;
        private boolean over;

        HeldCall(UUID tenantId, int size, AsyncContext context, ClientConnection connection, Part part) {
            this.tenantId = tenantId;
            this.size = size;
            this.context = context;
            this.connection = connection;
            this.part = part;
        }

        synchronized void schedule(Duration delay) {
            if (over) {
                return;
            }
            due = timer.schedule(this::goOn, delay.toNanos(), TimeUnit.NANOSECONDS);
        }

        /** Writing may wait for the client, so it is not done by the timer. */
        private synchronized void goOn() {
            if (over) {
                return;
            }
            try {
                context.start(this::doPart);
            } catch (IllegalStateException | RejectedExecutionException ending) {
                log.trace("A held call is being ended", ending);
                ended();
            }
        }

        private synchronized void doPart() {
            if (over) {
                return;
            }
            try {
                Duration pause = part.next();
                if (pause != null) {
                    schedule(pause);
                    return;
                }
            } catch (IOException gone) {
                log.debug("The client of a held call is gone", gone);
                connection.close();
            }
            ended();
            if (!connection.isBroken()) {
                complete();
            }
        }

        synchronized void abandon() {
            if (!over) {
                connection.close();
                ended();
            }
        }

        /** What is broken at the same moment may have been completed by Tomcat, which is as good. */
        private void complete() {
            try {
                context.complete();
            } catch (IllegalStateException completed) {
                log.trace("A held call has been completed already", completed);
            }
        }

        private synchronized void ended() {
            over = true;
            if (due != null) {
                due.cancel(false);
            }
            if (held.remove(this)) {
                leave(tenantId, size);
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            ended();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            ended();
        }

        /** The client is gone, or its connection was broken here. */
        @Override
        public synchronized void onError(AsyncEvent event) {
            ended();
            complete();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Nobody starts it again.
        }
    }
}

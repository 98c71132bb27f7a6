package dev.entitlement.journal;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The one thread that tells events, so that no call does. Nothing that it does blocks. */
@Primary
@Component
class JournalThread {

    private static final Logger log = LoggerFactory.getLogger(JournalThread.class);

    private final ScheduledThreadPoolExecutor executor;
    private final Set<Object> asked = ConcurrentHashMap.newKeySet();

    JournalThread() {
        this("journal");
    }

    JournalThread(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Does something soon; asked for again before that, it is done once. */
    void once(Object what, Runnable task) {
        if (asked.add(what)) {
            try {
                executor.execute(guarded(() -> {
                    asked.remove(what);
                    task.run();
                }));
            } catch (RejectedExecutionException stopped) {
                log.debug("The emulator is stopping: nobody listens any more", stopped);
            }
        }
    }

    ScheduledFuture<?> in(Duration delay, Runnable task) {
        return executor.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    ScheduledFuture<?> every(Duration period, Runnable task) {
        return executor.scheduleAtFixedRate(guarded(task), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A task that fails must not end those that come after it. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException failed) {
                log.error("A task of the journal failed", failed);
            }
        };
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}

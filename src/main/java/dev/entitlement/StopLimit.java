package dev.entitlement;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;

/**
 * Ends a process whose emulator does not end by itself when it is asked to, as where a connection pool waits for a database
 * that is frozen. Nothing is lost by it: what was accepted is in the database, as it is for a process that is killed.
 */
final class StopLimit {

    /** Less than the ten seconds after which Docker kills what it has asked to stop. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    /** What a process ends with that SIGTERM has ended. */
    private static final int TERMINATED = 143;

    private final CountDownLatch closed = new CountDownLatch(1);

    private StopLimit() {}

    /** From the moment on at which the end of this process is asked for until all beans are closed. */
    static void set() {
        StopLimit limit = new StopLimit();
        Runtime.getRuntime().addShutdownHook(new Thread(limit::begin, "stop-limit"));
        SpringApplication.getShutdownHandlers().add(limit.closed::countDown);
    }

    /** Java waits for its hooks, but not for what they leave behind. */
    private void begin() {
        Thread watch = new Thread(this::keep, "stop-limit");
        watch.setDaemon(true);
        watch.start();
    }

    private void keep() {
        try {
            if (!closed.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                // The log may be closed by now.
                System.err.println("The stop has taken " + LONGEST.toSeconds() + " seconds and is cut off");
                Runtime.getRuntime().halt(TERMINATED);
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }
}

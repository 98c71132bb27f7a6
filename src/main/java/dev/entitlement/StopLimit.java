package dev.entitlement;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * Ends a process that does not end by itself when it is asked to, as where a connection pool waits for a database that is
 * frozen. Nothing is lost by it: what was accepted is in the database, as it is for a process that is killed.
 */
final class StopLimit implements Runnable {

    /** Less than the ten seconds after which Docker kills what it has asked to stop. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    /** What a process ends with that SIGTERM has ended. */
    private static final int TERMINATED = 143;

    private StopLimit() {}

    /** From the moment on at which the end of this process is asked for. */
    static void set() {
        Runtime.getRuntime().addShutdownHook(new Thread(StopLimit::begin, "stop-limit"));
    }

    /** Java waits for its hooks, but not for what they leave behind. Where it learns, it takes longer to write that down. */
    private static void begin() {
        boolean learns = Stream.of(ProcessHandle.current().info().arguments().orElse(new String[0]))
                .anyMatch(argument -> argument.startsWith("-XX:AOTCacheOutput"));
        if (learns) {
            return;
        }
        Thread watch = new Thread(new StopLimit(), "stop-limit");
        watch.setDaemon(true);
        watch.start();
    }

    @Override
    public void run() {
        try {
            Thread.sleep(LONGEST.toMillis());
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
            return;
        }
        // The log may be closed by now.
        System.err.println("The stop has taken " + LONGEST.toSeconds() + " seconds and is cut off");
        Runtime.getRuntime().halt(TERMINATED);
    }
}

package dev.entitlement.delivery;

import dev.entitlement.clock.VirtualClock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * How much of what is due has not been carried out yet, by whichever process. Where more is accepted than can be delivered
 * it would only grow.
 */
@Component
class Backlog {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final JdbcOperations database;
    private final VirtualClock clock;
    private final int most;
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());
    private volatile boolean tooLong;

    Backlog(JdbcOperations database, VirtualClock clock, DeliveryProperties properties) {
        this.database = database;
        this.clock = clock;
        this.most = properties.backlog();
    }

    /** Whether no more should be accepted for now. Looked at four times a second at most, by whoever asks. */
    boolean isTooLong() {
        long now = System.nanoTime();
        long due = nextLook.get();
        if (now - due >= 0 && nextLook.compareAndSet(due, now + LOOK.toNanos())) {
            tooLong = due() >= most;
        }
        return tooLong;
    }

    private int due() {
        Integer due = database.queryForObject(
                "select count(*) from (select 1 from scheduled_tasks where picked = false and execution_time <= ?"
                        + " fetch first " + most + " rows only) waiting",
                Integer.class,
                OffsetDateTime.ofInstant(clock.wallTime(), ZoneOffset.UTC));
        return due == null ? 0 : due;
    }
}

package dev.entitlement.delivery;

import dev.entitlement.clock.TenantTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * How a tenant's emulated time becomes the execution time that the queue compares with the time outside, and back. Nobody
 * else knows.
 *
 * <p>Work that must not run by itself is parked: its execution time is so far in the future that nothing else can be
 * there, and still says when the work is due. So one statement times anew whatever a tenant has queued when its clock or
 * its mode changes.
 *
 * @param time how the tenant's time goes
 * @param manual whether processing work waits until it is told to run
 */
record QueueTime(TenantTime time, boolean manual) {

    /** Twenty thousand years. In hours, because a day has not always 24 of them in a database's time zone. */
    private static final long PARKED_HOURS = 175_320_000;

    private static final Instant PARKED_FROM = Instant.parse("+15000-01-01T00:00:00Z");
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+12000-01-01T00:00:00Z");
    private static final DateTimeFormatter LITERAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /** Whether such work does not run by itself as things are. */
    boolean parks(WorkKind kind, Instant due) {
        Instant frozenAt = time.frozenAt();
        return (manual && kind.isProcessing()) || (frozenAt != null && due.isAfter(frozenAt));
    }

    /**
     * The execution time of work.
     *
     * @param due in the emulated world; taken for 1970 before that year, and for the year 12000 after it
     */
    Instant executionOf(WorkKind kind, Instant due) {
        Instant bounded = due.isBefore(EARLIEST) ? EARLIEST : due.isAfter(LATEST) ? LATEST : due;
        return parks(kind, bounded) ? bounded.plus(Duration.ofHours(PARKED_HOURS)) : bounded.minus(time.offset());
    }

    /** When work with this execution time is due in the emulated world. */
    Instant dueOf(Instant execution) {
        return execution.isBefore(PARKED_FROM)
                ? execution.plus(time.offset())
                : execution.minus(Duration.ofHours(PARKED_HOURS));
    }

    /** {@link #dueOf} the column {@code execution_time}, in the SQL of H2 and PostgreSQL. */
    String dueSql() {
        return "case when execution_time < timestamp with time zone '15000-01-01 00:00:00+00' then execution_time + "
                + offset() + " else execution_time - " + parking() + " end";
    }

    /**
     * {@link #executionOf} work of a kind, in SQL.
     *
     * @param due an expression for when it is due
     */
    String executionSql(WorkKind kind, String due) {
        String parked = "(" + due + ") + " + parking();
        if (manual && kind.isProcessing()) {
            return parked;
        }
        String timed = "(" + due + ") - " + offset();
        Instant frozenAt = time.frozenAt();
        return frozenAt == null
                ? timed
                : "case when (" + due + ") > timestamp with time zone '" + LITERAL.format(frozenAt) + "+00' then "
                        + parked + " else " + timed + " end";
    }

    private String offset() {
        return "interval '" + BigDecimal.valueOf(time.offset().toMillis(), 3).toPlainString() + "' second";
    }

    private static String parking() {
        return "interval '" + PARKED_HOURS + "' hour";
    }
}

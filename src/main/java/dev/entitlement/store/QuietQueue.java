package dev.entitlement.store;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * While the database is away, the queue does not tell of each look at it that fails: several in a second, each with a stack
 * trace. Why is told once, by {@link DatabaseWatch}.
 */
final class QuietQueue extends TurboFilter {

    private static final String QUEUE = "com.github.kagkarlsson.scheduler";

    private boolean quiet;

    /** Asked of every line, so it is there only while it is needed. */
    synchronized void begin() {
        if (!quiet && LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            log.addTurboFilter(this);
            quiet = true;
        }
    }

    synchronized void end() {
        if (quiet && LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            log.getTurboFilterList().remove(this);
            quiet = false;
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        return failure != null && logger.getName().startsWith(QUEUE) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}

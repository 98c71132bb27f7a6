package dev.entitlement.store;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import dev.entitlement.http.UnavailableDatabase;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/**
 * While the database is away, nobody tells with a stack trace what met that, several times in a second: neither the queue,
 * the pool, Spring's transactions nor Tomcat. That it is away is told once, by {@link DatabaseWatch}, and by whoever
 * refuses calls for it, once in a while.
 */
final class OutageLog extends Filter<ILoggingEvent> {

    private static final String QUEUE = "com.github.kagkarlsson.scheduler";
    private static final String OURS = "dev.entitlement";

    /** How long the queue still finds that others have done what it had begun. */
    private static final Duration AFTERMATH = Duration.ofSeconds(10);

    private volatile boolean away;
    private volatile long foundAt = System.nanoTime() - AFTERMATH.toNanos();

    /** Goes on until the process ends: the pool's last words are of it, too. Asked only of what is told. */
    void begin() {
        start();
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            log.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                    .iteratorForAppenders()
                    .forEachRemaining(this::attach);
        }
    }

    private void attach(Appender<ILoggingEvent> appender) {
        appender.addFilter(this);
    }

    void lost() {
        away = true;
    }

    void found() {
        if (away) {
            foundAt = System.nanoTime();
        }
        away = false;
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (!(event.getThrowableProxy() instanceof ThrowableProxy failure)
                || event.getLoggerName().startsWith(OURS)) {
            return FilterReply.NEUTRAL;
        }
        boolean meetsIt = UnavailableDatabase.isBehind(failure.getThrowable())
                || (event.getLoggerName().startsWith(QUEUE) && isQuiet());
        return meetsIt ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private boolean isQuiet() {
        return away || System.nanoTime() - foundAt < AFTERMATH.toNanos();
    }
}

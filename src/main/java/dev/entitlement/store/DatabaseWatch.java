package dev.entitlement.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Knows whether the database is there, by a connection and a thread of its own, which no load on the pool delays. On
 * PostgreSQL the same connection brings what other nodes have changed; what it may have missed while it was broken counts
 * as changed.
 */
final class DatabaseWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);

    /** In milliseconds: how often the database is asked whether it is there, and how soon again after it was not. */
    private static final int INTERVAL = 1_000;

    private static final int PAUSE = 500;

    private static final String ANY_ROW = "select 1 from tenant fetch first 1 row only";

    /** Nobody sees the row: it is gone when it is committed, and is written all the same. */
    private static final List<String> WRITE = List.of(
            "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                    + " values ('write-check', '', timestamp with time zone '9999-01-01 00:00:00+00', true, 1)",
            "delete from scheduled_tasks where task_name = 'write-check'");

    /** Of a validity check, in seconds. */
    private static final int PATIENCE = 3;

    /** After the web server has been stopped and what was under way has ended. */
    private static final int PHASE = Integer.MIN_VALUE;

    private final DatabaseLocation location;
    private final NodeMessages messages;
    private final OutageLog outageLog = new OutageLog();
    private volatile boolean there = true;
    private volatile Runnable whenLost = () -> {};
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    DatabaseWatch(DatabaseLocation location, NodeMessages messages) {
        this.location = location;
        this.messages = messages;
    }

    /** Does something each time when the database has gone. */
    void whenLost(Runnable action) {
        whenLost = action;
    }

    /** Whether the database was there when it was asked last, at most some seconds ago. */
    boolean isThere() {
        return there;
    }

    /** @throws SQLTransientConnectionException when the database is away */
    void requireThere() throws SQLTransientConnectionException {
        if (!there) {
            throw new SQLTransientConnectionException("The database is away", "08006");
        }
    }

    @Override
    public void start() {
        outageLog.begin();
        Thread watching = new Thread(this::watch, "database-watch");
        watching.setDaemon(true);
        thread = watching;
        watching.start();
    }

    /** Without an interrupt, by which H2 would lose its file. */
    @Override
    public void stop() {
        Thread watching = thread;
        stopped.countDown();
        if (watching != null) {
            try {
                watching.join(PATIENCE * 1_000L);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null && !isStopped();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void watch() {
        while (!isStopped()) {
            try (Connection connection = location.open()) {
                watch(connection);
            } catch (SQLException | RuntimeException gone) {
                // Whatever it is, somebody must go on watching.
                if (!isStopped()) {
                    lost(gone);
                }
            }
        }
    }

    private void watch(Connection connection) throws SQLException {
        if (location.isPostgresql()) {
            messages.listen(connection);
        }
        requireAnswer(connection);
        if (!there && !location.isPostgresql()) {
            requireRoom(connection);
        }
        messages.anythingChanged();
        found();
        while (!isStopped()) {
            if (location.isPostgresql()) {
                messages.receive(connection, INTERVAL);
            } else {
                pause(INTERVAL);
            }
            if (!isStopped()) {
                requireAnswer(connection);
            }
        }
    }

    /** H2 holds a connection valid whose file it could not write to and has closed: its tables are read to know. */
    private void requireAnswer(Connection connection) throws SQLException {
        if (!connection.isValid(PATIENCE)) {
            throw new SQLTransientConnectionException("The database does not answer", "08006");
        }
        if (!location.isPostgresql()) {
            try (Statement read = connection.createStatement()) {
                read.execute(ANY_ROW);
            }
        }
    }

    /** H2 opens a store whose disk is full, and closes it again with the first thing that cannot be written. */
    private static void requireRoom(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement written = connection.createStatement()) {
            for (String change : WRITE) {
                written.execute(change);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void pause(int millis) {
        try {
            if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
                log.debug("Nobody needs to know any more whether the database is there");
            }
        } catch (InterruptedException interrupted) {
            stopped.countDown();
        }
    }

    private void found() {
        if (!there) {
            log.info("The database is there again");
        }
        there = true;
        outageLog.found();
    }

    private void lost(Exception why) {
        if (there) {
            log.warn("The database is away: {}", why.getMessage());
        }
        there = false;
        outageLog.lost();
        whenLost.run();
        messages.anythingChanged();
        pause(PAUSE);
    }
}

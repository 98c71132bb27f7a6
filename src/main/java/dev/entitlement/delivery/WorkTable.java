package dev.entitlement.delivery;

import dev.entitlement.store.DatabaseLocation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The table of the queue, where db-scheduler's own interface is too narrow: a tenant's work in the order in which it is
 * due. The primary key begins with the kind, and names begin with the tenant, so each kind is looked up by itself. What
 * somebody is carrying out is not touched, and what is changed gets another version, so that nobody who has read it
 * before takes it.
 */
@Component
class WorkTable {

    private static final String TAKE =
            "delete from scheduled_tasks where task_name = ? and task_instance = ? and picked = false";

    private final JdbcTemplate sql;
    private final boolean shared;

    WorkTable(JdbcTemplate sql, DatabaseLocation location) {
        this.sql = sql;
        this.shared = location.isPostgresql();
    }

    /** The first of a tenant's work that nobody is carrying out. */
    List<QueuedWork> waiting(UUID tenantId, QueueTime time, Selection selection, int limit) {
        return read(tenantId, time, selection, "picked = false", null, limit);
    }

    /**
     * A page of a tenant's work.
     *
     * @param after the last of the page before; null for the first page
     */
    List<QueuedWork> page(UUID tenantId, QueueTime time, @Nullable QueuedWork after, int limit) {
        return read(tenantId, time, Selection.everything(), "true", after, limit);
    }

    /**
     * All of a tenant's work of one kind, in no order.
     *
     * @param subject what it is about; null for whatever it is
     */
    List<QueuedWork> all(UUID tenantId, @Nullable UUID subject, QueueTime time, WorkKind kind) {
        return sql.query(
                "select task_name, task_instance, picked, " + time.dueSql() + " as due from scheduled_tasks"
                        + " where task_name = ? and task_instance like ?",
                WorkTable::work,
                kind.task(),
                tenantId + (subject == null ? "/%" : "/" + subject + "/%"));
    }

    /**
     * Whether there is such work, being carried out or not. Looked at in one statement: what follows from a piece of work is
     * there before that piece has gone.
     */
    boolean any(UUID tenantId, QueueTime time, Selection selection) {
        return !read(tenantId, time, selection, "true", null, 1).isEmpty();
    }

    /** Whether somebody is carrying out such work, whenever it was due. */
    boolean anyRunning(UUID tenantId, Selection selection) {
        for (WorkKind kind : WorkKind.values()) {
            String prefix = selection.prefix(tenantId, kind);
            if (prefix != null && selection.until(kind) != null) {
                Integer running = sql.queryForObject(
                        "select count(*) from scheduled_tasks where task_name = ? and task_instance like ? and picked = true",
                        Integer.class,
                        kind.task(),
                        prefix + "%");
                if (running != null && running > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Takes work out of the queue as part of the caller's transaction.
     *
     * @return false if it is not there any more, or somebody is carrying it out
     */
    boolean take(QueuedWork work) {
        return sql.update(TAKE, work.kind().task(), work.name()) == 1;
    }

    /**
     * The names of a tenant's work that nobody is carrying out and that is due, what has been due longest first. Where others
     * share the queue it is locked until the caller's transaction ends, and what they have locked is left out.
     *
     * @param wall the time outside
     */
    List<String> due(WorkKind kind, UUID tenantId, Instant wall, int limit) {
        return sql.queryForList(
                "select task_instance from scheduled_tasks where task_name = ? and task_instance like ? and picked = false"
                        + " and execution_time <= ? order by execution_time fetch first " + limit + " rows only"
                        + (shared ? " for update skip locked" : ""),
                String.class,
                kind.task(),
                tenantId + "/%",
                timestamp(wall));
    }

    /**
     * Takes work out of the queue as part of the caller's transaction; in the order of the primary key, in which all of a
     * tenant's work is timed anew, so that neither has what the other waits for.
     *
     * @return what was there and nobody is carrying out
     */
    List<String> take(WorkKind kind, Collection<String> names) {
        List<String> sorted = names.stream().sorted().toList();
        int[] taken = sql.batchUpdate(
                TAKE,
                sorted.stream().map(name -> new Object[] {kind.task(), name}).toList());
        return IntStream.range(0, taken.length)
                .filter(index -> taken[index] == 1)
                .mapToObj(sorted::get)
                .toList();
    }

    /**
     * Takes work that the queue has picked out of it as part of the caller's transaction.
     *
     * @param version that it was picked with
     * @return false if somebody else has picked it since, or it is gone
     */
    boolean complete(WorkKind kind, String name, long version) {
        return sql.update(
                        "delete from scheduled_tasks where task_name = ? and task_instance = ? and picked = true"
                                + " and version = ?",
                        kind.task(),
                        name,
                        version)
                == 1;
    }

    /** Times anew whatever a tenant has queued. */
    void retime(UUID tenantId, QueueTime before, QueueTime after) {
        for (WorkKind kind : WorkKind.values()) {
            sql.update(
                    "update scheduled_tasks set execution_time = " + after.executionSql(kind, before.dueSql())
                            + ", version = version + 1 where task_name = ? and task_instance like ? and picked = false",
                    kind.task(),
                    tenantId + "/%");
        }
    }

    private List<QueuedWork> read(
            UUID tenantId,
            QueueTime time,
            Selection selection,
            String condition,
            @Nullable QueuedWork after,
            int limit) {
        List<String> selects = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        for (WorkKind kind : WorkKind.values()) {
            Instant until = selection.until(kind);
            String prefix = selection.prefix(tenantId, kind);
            if (until != null && prefix != null) {
                selects.add("select task_name, task_instance, picked, " + time.dueSql() + " as due from scheduled_tasks"
                        + " where task_name = ? and task_instance like ? and " + condition + " and " + time.dueSql()
                        + " <= ?");
                arguments.add(kind.task());
                arguments.add(prefix + "%");
                arguments.add(timestamp(until));
            }
        }
        if (selects.isEmpty()) {
            return List.of();
        }
        StringBuilder query = new StringBuilder("select task_name, task_instance, picked, due from (")
                .append(String.join(" union all ", selects))
                .append(") work");
        if (after != null) {
            query.append(" where due > ? or (due = ? and (task_name > ? or (task_name = ? and task_instance > ?)))");
            arguments.add(timestamp(after.due()));
            arguments.add(timestamp(after.due()));
            arguments.add(after.kind().task());
            arguments.add(after.kind().task());
            arguments.add(after.name());
        }
        query.append(" order by due, task_name, task_instance fetch first ")
                .append(limit)
                .append(" rows only");
        return sql.query(query.toString(), WorkTable::work, arguments.toArray());
    }

    private static QueuedWork work(ResultSet row, int number) throws SQLException {
        return new QueuedWork(
                WorkKind.of(row.getString("task_name")),
                row.getString("task_instance"),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                row.getBoolean("picked"));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

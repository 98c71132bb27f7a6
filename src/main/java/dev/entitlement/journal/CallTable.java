package dev.entitlement.journal;

import dev.entitlement.control.ChangedHere;
import dev.entitlement.store.OnSharedDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * The calls of all processes in PostgreSQL. What somebody else is removing at the same time is left to them: nobody here
 * waits for the lock of a row.
 */
@Repository
@OnSharedDatabase
class CallTable {

    private static final UUID GREATEST = new UUID(-1, -1);
    private static final String UNLOCKED = " for update skip locked))";

    private final JdbcOperations database;

    CallTable(JdbcOperations database) {
        this.database = database;
    }

    /**
     * A call to be written.
     *
     * @param bytes of memory that it takes, estimated
     */
    record Row(UUID tenantId, long sequence, UUID requestId, boolean ended, int bytes, String content) {}

    /** Where a call stands in the order. */
    record Place(long sequence, UUID requestId) {

        /** After all calls with this number. */
        static Place after(long sequence) {
            return new Place(sequence, GREATEST);
        }
    }

    /** How much there is of a tenant. */
    record Share(UUID tenantId, int calls, long bytes) {}

    /** A tenant's row for a call that may be nobody's. */
    static UUID ownerOf(@Nullable UUID tenantId) {
        return tenantId == null ? ChangedHere.OF_NO_TENANT : tenantId;
    }

    /** What the transaction under way writes may be lost if PostgreSQL itself is killed within the next moment. */
    void doNotWaitForDisk() {
        database.execute("set local synchronous_commit = off");
    }

    void insert(List<Row> rows) {
        database.update(
                "insert into journal_call (tenant_id, sequence, request_id, ended, byte_count, content)"
                        + " select * from unnest(?, ?, ?, ?, ?, ?) on conflict do nothing",
                array("uuid", rows.stream().map(Row::tenantId).toList()),
                array("int8", rows.stream().map(Row::sequence).toList()),
                array("uuid", rows.stream().map(Row::requestId).toList()),
                array("bool", rows.stream().map(Row::ended).toList()),
                array("int4", rows.stream().map(Row::bytes).toList()),
                new SqlArrayValue("bytea", (Object[]) rows.stream()
                        .map(row -> row.content().getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new)));
    }

    void remove(Collection<UUID> requestIds) {
        database.update(
                "delete from journal_call where ctid = any (array (select ctid from journal_call"
                        + " where request_id = any (?)" + UNLOCKED,
                array("uuid", requestIds));
    }

    /**
     * Removes calls up to the one with a number.
     *
     * @param tenantIds null for all
     * @return how many had ended
     */
    int forget(@Nullable Set<UUID> tenantIds, long until) {
        return tenantIds == null
                ? database.update(
                        "delete from journal_call where ctid = any (array (select ctid from journal_call"
                                + " where ended and sequence <= ?" + UNLOCKED,
                        until)
                : database.update(
                        "delete from journal_call where ctid = any (array (select ctid from journal_call"
                                + " where ended and tenant_id = any (?) and sequence <= ?" + UNLOCKED,
                        array("uuid", tenantIds),
                        until);
    }

    /**
     * Removes the oldest calls of a tenant.
     *
     * @param count at least 1
     */
    void removeOldest(UUID tenantId, int count) {
        database.update(
                "delete from journal_call where ctid = any (array (select ctid from journal_call"
                        + " where tenant_id = ? and sequence <= (select sequence from journal_call"
                        + " where tenant_id = ? order by sequence offset ? limit 1)" + UNLOCKED,
                tenantId,
                tenantId,
                count - 1);
    }

    List<Share> shares() {
        return database.query(
                "select tenant_id, count(*), sum(byte_count) from journal_call group by tenant_id",
                (row, n) -> new Share(row.getObject(1, UUID.class), row.getInt(2), row.getLong(3)));
    }

    /** The sizes of a tenant's calls, those of the oldest first. */
    List<Integer> sizesOf(UUID tenantId) {
        return database.queryForList(
                "select byte_count from journal_call where tenant_id = ? order by sequence, request_id",
                Integer.class,
                tenantId);
    }

    /**
     * The first calls after a place.
     *
     * @param tenantIds null for all
     */
    List<Place> places(@Nullable Set<UUID> tenantIds, Place after, int most) {
        String order = "(sequence, request_id) > (?, ?) order by sequence, request_id limit ?";
        return tenantIds == null
                ? database.query(
                        "select sequence, request_id from journal_call where " + order,
                        (row, n) -> new Place(row.getLong(1), row.getObject(2, UUID.class)),
                        after.sequence(),
                        after.requestId(),
                        most)
                : database.query(
                        "select sequence, request_id from journal_call where tenant_id = any (?) and " + order,
                        (row, n) -> new Place(row.getLong(1), row.getObject(2, UUID.class)),
                        array("uuid", tenantIds),
                        after.sequence(),
                        after.requestId(),
                        most);
    }

    /** What is kept of calls, in no order; nothing of those that there are not. */
    List<StoredCall> contents(Collection<UUID> requestIds) {
        return database.query(
                "select content from journal_call where request_id = any (?)",
                (row, n) -> StoredCall.read(row.getBytes(1)),
                array("uuid", requestIds));
    }

    static SqlArrayValue array(String type, Collection<? extends @Nullable Object> values) {
        return new SqlArrayValue(type, values.toArray());
    }
}

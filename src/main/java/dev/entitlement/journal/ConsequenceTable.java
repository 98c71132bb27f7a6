package dev.entitlement.journal;

import static dev.entitlement.journal.CallTable.array;

import dev.entitlement.store.OnSharedDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/** What came of the calls of all processes, in PostgreSQL. Nobody here waits for the lock of a row. */
@Repository
@OnSharedDatabase
class ConsequenceTable {

    private static final String UNLOCKED = " for update skip locked))";

    private final JdbcOperations database;

    ConsequenceTable(JdbcOperations database) {
        this.database = database;
    }

    void insert(List<StoredConsequence> rows) {
        List<Consequence> told = rows.stream().map(StoredConsequence::told).toList();
        database.update(
                "insert into journal_consequence (tenant_id, assignment_request, sequence, call_id, cause, from_state,"
                        + " to_state, attempt, emulated_millis) select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                array("uuid", rows.stream().map(StoredConsequence::tenantId).toList()),
                array("uuid", told.stream().map(Consequence::assignmentRequest).toList()),
                array("int8", rows.stream().map(StoredConsequence::sequence).toList()),
                array("uuid", callsOf(rows)),
                array("text", told.stream().map(one -> one.cause().name()).toList()),
                array("text", told.stream().map(Consequence::from).toList()),
                array("text", told.stream().map(Consequence::to).toList()),
                array("int4", told.stream().map(Consequence::attempt).toList()),
                array("int8", told.stream().map(one -> one.at().toEpochMilli()).toList()));
    }

    private static Collection<@Nullable UUID> callsOf(List<StoredConsequence> rows) {
        return rows.stream().<@Nullable UUID>map(StoredConsequence::callId).toList();
    }

    /** What has come of each of some calls, in order. */
    Map<UUID, List<Consequence>> of(Collection<UUID> callIds) {
        return StoredConsequence.byCall(database.query(
                "select tenant_id, sequence, call_id, cause, assignment_request, from_state, to_state, attempt,"
                        + " emulated_millis from journal_consequence where (tenant_id, assignment_request) in"
                        + " (select tenant_id, assignment_request from journal_consequence where call_id = any (?))"
                        + " order by sequence",
                (row, n) -> new StoredConsequence(
                        row.getObject(1, UUID.class),
                        row.getLong(2),
                        row.getObject(3, UUID.class),
                        new Consequence(
                                Consequence.Cause.valueOf(row.getString(4)),
                                row.getObject(5, UUID.class),
                                row.getString(6),
                                row.getString(7),
                                row.getInt(8),
                                Instant.ofEpochMilli(row.getLong(9)))),
                array("uuid", callIds)));
    }

    /**
     * Removes what came of calls up to a number.
     *
     * @param tenantIds null for all
     */
    void forget(@Nullable Set<UUID> tenantIds, long until) {
        if (tenantIds == null) {
            database.update(
                    "delete from journal_consequence where ctid = any (array (select ctid from journal_consequence"
                            + " where sequence <= ?" + UNLOCKED,
                    until);
        } else {
            database.update(
                    "delete from journal_consequence where ctid = any (array (select ctid from journal_consequence"
                            + " where tenant_id = any (?) and sequence <= ?" + UNLOCKED,
                    array("uuid", tenantIds),
                    until);
        }
    }

    /** Removes what is older than the newest ones. */
    void keepNewest(int count) {
        database.update(
                "delete from journal_consequence where ctid = any (array (select ctid from journal_consequence"
                        + " where sequence <= (select sequence from journal_consequence order by sequence desc"
                        + " offset ? limit 1)" + UNLOCKED,
                count);
    }
}

package dev.entitlement.fault;

import dev.entitlement.control.StrictMapper;
import dev.entitlement.fault.ArmedFault.Arming;
import dev.entitlement.store.OnSharedDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rules as rows of PostgreSQL. */
@Component
@OnSharedDatabase
class FaultRows {

    private static final String ALL =
            "select tenant_id, id, position, arming, rule, seed_number, matched, hits, nearest, wanted_elsewhere"
                    + " from fault_rule";

    /** A rule that was armed once, and no other of its id. */
    private static final String ONE = " where tenant_id = ? and id = ? and arming = ?";

    private static final String LATE = "(gathered > 0 and gathers_until <= now())";

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    /** Rules are written as they are sent. */
    private final JsonMapper json = StrictMapper.json();

    /** Filters are made before the database is there. */
    private final ObjectProvider<JdbcOperations> database;

    FaultRows(ObjectProvider<JdbcOperations> database) {
        this.database = database;
    }

    /**
     * A rule.
     *
     * @param armed when it was armed: its {@link Arming#id}
     * @param arming the rule itself, which takes time to read
     * @param seedNumber of the process that has armed it: all draw the same
     */
    record Row(UUID tenantId, UUID armed, Supplier<Arming> arming, long seedNumber, Tally tally) {}

    /**
     * An opening of a barrier.
     *
     * @param number the how manieth it is, from 1
     * @param isOpen whether it was opened by whoever has come
     */
    record Gate(long number, boolean isOpen) {}

    /** The rules of all tenants, for each in their order. */
    List<Row> all() {
        return sql().query(ALL + " order by tenant_id, position", this::row);
    }

    /** The rules of a tenant, in their order. */
    List<Row> of(UUID tenantId) {
        return sql().query(ALL + " where tenant_id = ? order by position", this::row, tenantId);
    }

    /**
     * Keeps others from changing the rules of a tenant.
     *
     * @return how many ids were made up
     */
    int hold(UUID tenantId) {
        return sql().query(
                        "insert into fault_tenant (tenant_id, made) values (?, 0) on conflict (tenant_id)"
                                + " do update set made = fault_tenant.made returning made",
                        (row, number) -> row.getInt(1),
                        tenantId)
                .get(0);
    }

    void made(UUID tenantId, int ids) {
        sql().update("update fault_tenant set made = ? where tenant_id = ?", ids, tenantId);
    }

    void insert(Arming arming, long seedNumber) {
        sql().update(
                        "insert into fault_rule (tenant_id, id, position, arming, rule, seed_number)"
                                + " values (?, ?, ?, ?, ?, ?)",
                        arming.tenantId(),
                        arming.rule().id(),
                        arming.position(),
                        arming.id(),
                        json.writeValueAsBytes(arming.rule()),
                        seedNumber);
    }

    void delete(Arming arming) {
        sql().update(
                        "delete from fault_rule" + ONE,
                        arming.tenantId(),
                        arming.rule().id(),
                        arming.id());
    }

    /** Keeps others from counting for a rule; empty when it is not armed any more. */
    Optional<Tally> hold(Arming arming) {
        return held(arming, " for update");
    }

    /** The same without waiting; empty also while somebody else counts for the rule. */
    Optional<Tally> holdIfFree(Arming arming) {
        return held(arming, " for update skip locked");
    }

    private Optional<Tally> held(Arming arming, String lock) {
        return sql()
                .query(
                        "select matched, hits, nearest, wanted_elsewhere from fault_rule" + ONE + lock,
                        this::tally,
                        arming.tenantId(),
                        arming.rule().id(),
                        arming.id())
                .stream()
                .findFirst();
    }

    void save(Arming arming, Tally tally) {
        sql().update(
                        "update fault_rule set matched = ?, hits = ?, nearest = ?, wanted_elsewhere = ?" + ONE,
                        tally.matched(),
                        tally.hits(),
                        json.writeValueAsString(tally.nearest()),
                        tally.wantedElsewhere(),
                        arming.tenantId(),
                        arming.rule().id(),
                        arming.id());
    }

    /**
     * Comes to a barrier; empty when the rule is not armed any more. Whoever has waited too long is not counted any more: the
     * process that should have opened the barrier then may have been killed.
     */
    Optional<Gate> join(Arming arming, int parties, Duration timeout) {
        return sql()
                .query(
                        "update fault_rule set"
                                + " gate = case when " + LATE + " or gathered + 1 >= ? then gate + 1 else gate end,"
                                + " gathered = case when " + LATE + " then 1 when gathered + 1 >= ? then 0"
                                + " else gathered + 1 end,"
                                + " gathers_until = case when gathered = 0 or " + LATE
                                + " then now() + ? * interval '1 millisecond' else gathers_until end" + ONE
                                + " returning gate, gathered",
                        (row, number) -> row.getInt(2) == 0
                                ? new Gate(row.getLong(1), true)
                                : new Gate(row.getLong(1) + 1, false),
                        parties,
                        parties,
                        timeout.toMillis(),
                        arming.tenantId(),
                        arming.rule().id(),
                        arming.id())
                .stream()
                .findFirst();
    }

    /** Opens a barrier for those who have come so far; tells false where that has been done. */
    boolean open(Arming arming, long number) {
        return sql().update(
                                "update fault_rule set gate = gate + 1, gathered = 0" + ONE + " and gate = ?",
                                arming.tenantId(),
                                arming.rule().id(),
                                arming.id(),
                                number - 1)
                > 0;
    }

    private Row row(ResultSet row, int number) throws SQLException {
        UUID tenantId = row.getObject("tenant_id", UUID.class);
        UUID armed = row.getObject("arming", UUID.class);
        long position = row.getLong("position");
        byte[] rule = row.getBytes("rule");
        return new Row(
                tenantId,
                armed,
                () -> new Arming(tenantId, armed, position, json.readValue(rule, FaultRule.class)),
                row.getLong("seed_number"),
                tally(row, number));
    }

    private Tally tally(ResultSet row, int number) throws SQLException {
        return new Tally(
                row.getLong("matched"),
                row.getInt("hits"),
                json.readValue(row.getString("nearest"), TEXTS),
                row.getBoolean("wanted_elsewhere"));
    }

    private JdbcOperations sql() {
        return database.getObject();
    }
}

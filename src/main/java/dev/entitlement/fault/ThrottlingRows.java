package dev.entitlement.fault;

import dev.entitlement.control.ChangedHere;
import dev.entitlement.control.StrictMapper;
import dev.entitlement.fault.ThrottlingSettings.Limit;
import dev.entitlement.fault.ThrottlingSettings.Scope;
import dev.entitlement.store.OnSharedDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How tenants are throttled, and how full their limits are, as rows of PostgreSQL. */
@Component
@OnSharedDatabase
class ThrottlingRows {

    /** Of each owner; those that were not used for the longest time are forgotten. */
    private static final int MOST_LEVELS = 1000;

    /** Stands for all apps, and for all tenants. */
    private static final UUID ALL = ChangedHere.OF_NO_TENANT;

    private static final String SETTINGS = "select tenant_id, revision, settings from throttling_settings";
    private static final String LIMIT = " where tenant_id = ? and scope = ? and permits = ? and per = ?";
    private static final TypeReference<Map<String, Instant>> TIMES = new TypeReference<>() {};

    private final JsonMapper json = StrictMapper.json();

    /** Filters are made before the database is there. */
    private final ObjectProvider<JdbcOperations> database;

    ThrottlingRows(ObjectProvider<JdbcOperations> database) {
        this.database = database;
    }

    /**
     * How a tenant is throttled.
     *
     * @param revision of these settings, and no others
     */
    record Throttled(UUID tenantId, UUID revision, ThrottlingSettings settings) {}

    /** A level, and whose calls are counted; null for everybody's. */
    record Used(@Nullable UUID client, Level level) {}

    /** A level that nobody else counts for meanwhile. */
    private record Held(Level level, boolean isNew) {}

    Map<UUID, Throttled> all() {
        return sql().query(SETTINGS, this::throttled).stream()
                .collect(Collectors.toMap(Throttled::tenantId, throttled -> throttled));
    }

    Optional<Throttled> of(UUID tenantId) {
        return sql().query(SETTINGS + " where tenant_id = ?", this::throttled, tenantId).stream()
                .findFirst();
    }

    /** Keeps others from changing how a tenant is throttled, and from counting. */
    Optional<Throttled> hold(UUID tenantId) {
        return sql().query(SETTINGS + " where tenant_id = ? for update", this::throttled, tenantId).stream()
                .findFirst();
    }

    /** Keeps others from changing how a tenant is throttled, also where it has not been throttled yet. */
    Throttled holdOrBegin(UUID tenantId) {
        return sql().query(
                        "insert into throttling_settings (tenant_id, revision, settings) values (?, ?, ?)"
                                + " on conflict (tenant_id) do update set revision = throttling_settings.revision"
                                + " returning tenant_id, revision, settings",
                        this::throttled,
                        tenantId,
                        UUID.randomUUID(),
                        json.writeValueAsString(ThrottlingSettings.OFF))
                .get(0);
    }

    /** Sets how a tenant is throttled that is held. All its levels begin empty. */
    void save(UUID tenantId, ThrottlingSettings settings) {
        sql().update(
                        "update throttling_settings set revision = ?, settings = ? where tenant_id = ?",
                        UUID.randomUUID(),
                        json.writeValueAsString(settings),
                        tenantId);
        sql().update("delete from throttling_level where tenant_id = ?", tenantId);
    }

    /** The time by the clock that all processes on the database have. */
    Instant now() {
        return sql().query("select clock_timestamp()", (row, number) -> instant(row, 1))
                .get(0);
    }

    /** How full a limit of a tenant is, in the order in which it was used. */
    List<Used> levels(UUID tenantId, Limit limit) {
        return sql().query(
                        "select client_id, bucket, told from throttling_level" + LIMIT + " order by used_at",
                        (row, number) -> new Used(clientOf(row.getObject(1, UUID.class)), level(limit, row)),
                        keyOf(tenantId, limit).toArray());
    }

    /** Keeps others from counting for a level until the transaction ends; it is made where there is none. */
    Level hold(UUID tenantId, Limit limit, @Nullable UUID client, Instant now) {
        Level unused = Level.unused(limit, now);
        Object[] values = Stream.concat(
                        keyOf(tenantId, limit).stream(),
                        Stream.of(client == null ? ALL : client, unused.bucket(), timestamp(now)))
                .toArray();
        Held held = sql().query(
                        "insert into throttling_level (tenant_id, scope, permits, per, client_id, bucket, used_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict (tenant_id, scope, permits, per, client_id)"
                                + " do update set used_at = excluded.used_at"
                                + " returning bucket, told, (xmax = 0) as made",
                        (row, number) -> new Held(level(limit, row), row.getBoolean("made")),
                        values)
                .get(0);
        if (held.isNew()) {
            forgetOldest(ownerOf(tenantId, limit));
        }
        return held.level();
    }

    void save(UUID tenantId, @Nullable UUID client, Level level) {
        Map<String, Instant> told = new HashMap<>();
        level.told().forEach((app, until) -> told.put(app == null ? "" : app.toString(), until));
        sql().update(
                        "update throttling_level set bucket = ?, told = ?" + LIMIT + " and client_id = ?",
                        Stream.concat(
                                        Stream.of(level.bucket(), json.writeValueAsString(told)),
                                        Stream.concat(
                                                keyOf(tenantId, level.limit()).stream(),
                                                Stream.of(client == null ? ALL : client)))
                                .toArray());
    }

    private void forgetOldest(UUID owner) {
        sql().update(
                        "delete from throttling_level where ctid in (select ctid from throttling_level"
                                + " where tenant_id = ? order by used_at desc offset ? for update skip locked)",
                        owner,
                        MOST_LEVELS);
    }

    private static List<Object> keyOf(UUID tenantId, Limit limit) {
        return List.of(
                ownerOf(tenantId, limit),
                limit.scope().name(),
                limit.permits(),
                limit.per().toString());
    }

    private static UUID ownerOf(UUID tenantId, Limit limit) {
        return limit.scope() == Scope.APP ? ALL : tenantId;
    }

    private static @Nullable UUID clientOf(UUID stored) {
        return stored.equals(ALL) ? null : stored;
    }

    private Level level(Limit limit, ResultSet row) throws SQLException {
        Map<@Nullable UUID, Instant> told = new HashMap<>();
        json.readValue(row.getString("told"), TIMES)
                .forEach((app, until) -> told.put(app.isEmpty() ? null : UUID.fromString(app), until));
        return Level.of(limit, row.getBytes("bucket"), told);
    }

    private Throttled throttled(ResultSet row, int number) throws SQLException {
        return new Throttled(
                row.getObject("tenant_id", UUID.class),
                row.getObject("revision", UUID.class),
                json.readValue(row.getString("settings"), ThrottlingSettings.class));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private JdbcOperations sql() {
        return database.getObject();
    }
}

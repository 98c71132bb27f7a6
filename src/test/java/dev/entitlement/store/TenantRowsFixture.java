package dev.entitlement.store;

import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;

/** Puts one row into every table that a tenant can have rows in, whether or not what it refers to is there. */
final class TenantRowsFixture {

    static final UUID ONE = UUID.fromString("11111111-0000-4000-8000-000000000001");
    static final UUID OTHER = UUID.fromString("22222222-0000-4000-8000-000000000001");

    private TenantRowsFixture() {}

    /** The switch ends the transaction, so it comes first: what follows is rolled back with the test. */
    static void fillBoth(JdbcOperations database, TenantSchema schema) {
        database.execute("set referential_integrity false");
        fill(database, schema, ONE);
        fill(database, schema, OTHER);
    }

    private static void fill(JdbcOperations database, TenantSchema schema, UUID tenantId) {
        schema.tables().forEach(table -> insert(database, table, tenantId));
        database.update(
                "insert into tenant (id, display_name, domain, of_start, seed, created_at, version)"
                        + " values (?, 'T', ?, true, 'seed', current_timestamp, 0)",
                tenantId,
                tenantId);
        insert(database, schema.queue(), tenantId);
    }

    private static void insert(JdbcOperations database, TenantTable table, UUID tenantId) {
        Object[] values = table.columns().entrySet().stream()
                .map(column -> value(column.getKey(), column.getValue(), tenantId))
                .toArray();
        database.update(
                "insert into " + table.name() + " ("
                        + String.join(", ", table.columns().keySet()) + ") values ("
                        + table.columns().keySet().stream().map(c -> "?").collect(Collectors.joining(", ")) + ")",
                values);
    }

    private static Object value(String column, ColumnKind kind, UUID tenantId) {
        if (TenantTable.isOwner(column)) {
            return tenantId;
        }
        if (column.equals("task_instance")) {
            return tenantId + "/some/work";
        }
        return switch (kind) {
            case INSTANT -> OffsetDateTime.parse("2030-01-01T00:00:00.123456Z");
            case BOOLEAN -> true;
            case BYTES -> new byte[] {1, -1, 0};
            case TEXT -> tenantId.toString().substring(0, 1);
            case NUMBER -> 17;
            case GUID -> tenantId;
        };
    }
}

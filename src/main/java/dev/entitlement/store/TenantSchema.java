package dev.entitlement.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.util.function.SingletonSupplier;

/** Which tables hold rows of tenants, found out once from the schema itself: a table that is added is known without a word. */
@Component
class TenantSchema {

    /** The queue, whose shape is db-scheduler's: it names the tenant at the beginning of an entry's name. */
    static final String QUEUE = "scheduled_tasks";

    private final SingletonSupplier<List<TenantTable>> tables;
    private final SingletonSupplier<TenantTable> queue;

    TenantSchema(JdbcOperations database) {
        this.tables = SingletonSupplier.of(() -> database.execute((ConnectionCallback<List<TenantTable>>)
                connection -> parentsFirst(read(connection, TenantTable.TENANT_ID))));
        this.queue = SingletonSupplier.of(() -> database.execute((ConnectionCallback<TenantTable>) connection ->
                tableOf(connection, QUEUE, connection.getMetaData().storesUpperCaseIdentifiers())));
    }

    /** The tables with a tenant, each after those that its rows refer to. */
    List<TenantTable> tables() {
        return tables.obtain();
    }

    TenantTable queue() {
        return queue.obtain();
    }

    /** Differs where tables or columns do. */
    String fingerprint() {
        return DigestUtils.md5DigestAsHex((tables().toString() + queue()).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, TenantTable> read(Connection connection, String owner) throws SQLException {
        DatabaseMetaData schema = connection.getMetaData();
        boolean upperCase = schema.storesUpperCaseIdentifiers();
        Set<String> names = new TreeSet<>();
        try (ResultSet columns = schema.getColumns(
                connection.getCatalog(),
                connection.getSchema(),
                "%",
                upperCase ? owner.toUpperCase(Locale.ROOT) : owner)) {
            while (columns.next()) {
                names.add(TenantTable.folded(columns.getString("TABLE_NAME")));
            }
        }
        Map<String, TenantTable> tables = new LinkedHashMap<>();
        for (String name : names) {
            tables.put(name, tableOf(connection, name, upperCase));
        }
        return tables;
    }

    private static TenantTable tableOf(Connection connection, String name, boolean upperCase) throws SQLException {
        String stored = upperCase ? name.toUpperCase(Locale.ROOT) : name;
        Map<String, ColumnKind> columns = new LinkedHashMap<>();
        // In a pattern the underscore stands for any character, so others' columns may come along.
        try (ResultSet found =
                connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), stored, "%")) {
            while (found.next()) {
                if (stored.equals(found.getString("TABLE_NAME"))) {
                    columns.put(
                            TenantTable.folded(found.getString("COLUMN_NAME")),
                            ColumnKind.of(found.getString("TYPE_NAME")));
                }
            }
        }
        Set<String> parents = new LinkedHashSet<>();
        try (ResultSet keys =
                connection.getMetaData().getImportedKeys(connection.getCatalog(), connection.getSchema(), stored)) {
            while (keys.next()) {
                parents.add(TenantTable.folded(keys.getString("PKTABLE_NAME")));
            }
        }
        parents.remove(name);
        List<String> owners =
                columns.keySet().stream().filter(TenantTable::isOwner).toList();
        return new TenantTable(name, owners, columns, parents);
    }

    private static List<TenantTable> parentsFirst(Map<String, TenantTable> tables) {
        List<TenantTable> ordered = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        while (ordered.size() < tables.size()) {
            int before = ordered.size();
            tables.values().stream()
                    .filter(table -> !done.contains(table.name()))
                    .filter(table -> table.parents().stream()
                            .allMatch(parent -> done.contains(parent) || !tables.containsKey(parent)))
                    .toList()
                    .forEach(table -> {
                        ordered.add(table);
                        done.add(table.name());
                    });
            if (ordered.size() == before) {
                throw new IllegalStateException("Tables refer to each other in a circle: " + tables.keySet());
            }
        }
        return List.copyOf(ordered);
    }
}

package dev.entitlement.store;

import dev.entitlement.control.ResetPart;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table with rows that belong to tenants.
 *
 * @param name in lower case
 * @param owners the columns that name a tenant: a row belongs to each of those that it names
 * @param columns every column with what it holds, in the table's order
 * @param parents the tables that its rows refer to
 */
record TenantTable(String name, List<String> owners, Map<String, ColumnKind> columns, Set<String> parents) {

    static final String TENANT_ID = "tenant_id";

    /** What belongs to the tenant rather than to what is in it: only a removal of the tenant takes it along. */
    private static final String FRAME = "tenant";

    /** Whether a column names a tenant. */
    static boolean isOwner(String column) {
        return column.equals(TENANT_ID) || column.endsWith("_" + TENANT_ID);
    }

    /** What a reset takes this table for: its name says so. None for what outlives every reset. */
    @Nullable
    ResetPart part() {
        if (name.contains("clock")) {
            return ResetPart.CLOCK;
        }
        if (name.contains("fault") || name.contains("throttl")) {
            return ResetPart.FAULTS;
        }
        if (name.contains("journal")) {
            return ResetPart.JOURNAL;
        }
        return name.startsWith(FRAME) ? null : ResetPart.STATE;
    }

    /** The condition that a row belongs to a tenant; its parameters are all the tenant's id. */
    String condition() {
        return owners.stream().map(column -> column + " = ?").collect(Collectors.joining(" or "));
    }

    /** Identifiers are folded to one case by the database itself, and none of ours needs quotes. */
    static String folded(String identifier) {
        return identifier.toLowerCase(Locale.ROOT);
    }
}

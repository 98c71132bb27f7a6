package dev.entitlement.store;

import static dev.entitlement.store.TenantRowsFixture.ONE;
import static dev.entitlement.store.TenantRowsFixture.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.control.ResetPart;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever table a tenant has rows in, none stays behind. */
@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({TenantRows.class, TenantSchema.class, StoreConfiguration.class})
class TenantRowsTests {

    @Autowired
    private TenantRows rows;

    @Autowired
    private TenantSchema schema;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void fillEveryTableForTwoTenants() {
        TenantRowsFixture.fillBoth(database, schema);
    }

    @Test
    void everyTableWithATenantIsKnown() {
        assertThat(schema.tables())
                .extracting(TenantTable::name)
                .containsExactlyInAnyOrderElementsOf(database.queryForList(
                        "select distinct lower(table_name) from information_schema.columns"
                                + " where column_name like '%TENANT\\_ID' and table_schema = 'PUBLIC'",
                        String.class))
                .contains("catalog", "device_sign_in", "request_transition");
    }

    /** Whoever adds a table that is no plain state finds out here that its name decides what a reset does with it. */
    @Test
    void whatAResetTakesATableFor() {
        assertThat(schema.tables().stream()
                        .filter(table -> table.part() != ResetPart.STATE)
                        .collect(Collectors.toMap(TenantTable::name, table -> String.valueOf(table.part()))))
                .isEqualTo(Map.of(
                        "journal_call",
                        "JOURNAL",
                        "journal_consequence",
                        "JOURNAL",
                        "fault_rule",
                        "FAULTS",
                        "fault_tenant",
                        "FAULTS",
                        "throttling_settings",
                        "FAULTS",
                        "throttling_level",
                        "FAULTS",
                        "tenant_clock",
                        "CLOCK",
                        "tenant_seed",
                        "null",
                        "tenant_snapshot",
                        "null",
                        "tenant_snapshot_part",
                        "null"));
    }

    @Test
    void aTenantThatIsClearedHasNothingLeftAndOthersKeepEverything() {
        Map<String, Integer> full = count(OTHER);
        assertThat(full).doesNotContainValue(0);

        rows.clear(ONE);

        assertThat(count(ONE))
                .allSatisfy((table, left) -> assertThat(left).as(table).isEqualTo(stays(table) ? 1 : 0));
        assertThat(count(OTHER)).isEqualTo(full);
    }

    @Test
    void aTenantThatIsRemovedIsGoneWithAllThatOutlivesAReset() {
        Map<String, Integer> full = count(OTHER);

        rows.remove(ONE);

        assertThat(count(ONE))
                .allSatisfy((table, left) -> assertThat(left).as(table).isZero());
        assertThat(count(OTHER)).isEqualTo(full);
    }

    @Test
    void tablesAreEmptiedBeforeThoseThatTheyReferTo() {
        List<String> order = schema.tables().stream().map(TenantTable::name).toList();

        assertThat(schema.tables()).allSatisfy(table -> assertThat(table.parents())
                .filteredOn(order::contains)
                .allSatisfy(parent -> assertThat(order.indexOf(parent)).isLessThan(order.indexOf(table.name()))));
    }

    private boolean stays(String table) {
        return table.equals("tenant")
                || schema.tables().stream()
                        .anyMatch(known -> known.name().equals(table) && known.part() != ResetPart.STATE);
    }

    private Map<String, Integer> count(UUID tenantId) {
        Map<String, Integer> counts = new TreeMap<>();
        for (TenantTable table : schema.tables()) {
            String owner = table.owners().get(table.owners().size() - 1);
            counts.put(
                    table.name(), count("select count(*) from " + table.name() + " where " + owner + " = ?", tenantId));
        }
        counts.put("tenant", count("select count(*) from tenant where id = ?", tenantId));
        counts.put("queue", count("select count(*) from scheduled_tasks where task_instance like ?", tenantId + "%"));
        return counts;
    }

    private int count(String query, Object argument) {
        Integer count = database.queryForObject(query, Integer.class, argument);
        return count == null ? 0 : count;
    }
}

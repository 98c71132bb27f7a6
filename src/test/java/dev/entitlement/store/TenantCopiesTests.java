package dev.entitlement.store;

import static dev.entitlement.store.TenantRowsFixture.ONE;
import static dev.entitlement.store.TenantRowsFixture.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.control.ResetPart;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** A copy holds every row of every table, to the last bit. */
@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({TenantCopies.class, TenantRows.class, TenantSchema.class, StoreConfiguration.class})
class TenantCopiesTests {

    @Autowired
    private TenantCopies copies;

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
    void everyRowIsThereAgainAsItWas() {
        database.update("update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null");
        Map<String, List<Map<String, Object>>> before = everything(ONE);
        Map<String, List<Map<String, Object>>> others = everything(OTHER);
        byte[] copy = copyOf(ONE);
        rows.clear(ONE, copies.parts());
        assertThat(everything(ONE)).isNotEqualTo(before);

        copies.restore(ONE, copy);

        assertThat(everything(ONE)).usingRecursiveComparison().isEqualTo(before);
        assertThat(everything(OTHER)).usingRecursiveComparison().isEqualTo(others);
    }

    @Test
    void whatIsEmptyStaysEmpty() {
        database.update("update catalog set description = null");
        byte[] copy = copyOf(ONE);

        copies.restore(ONE, copy);

        assertThat(database.queryForMap("select description from catalog where tenant_id = ?", ONE))
                .containsEntry("description", null);
    }

    @Test
    void nothingIsBeingCarriedOutWhenItIsThereAgain() {
        byte[] copy = copyOf(ONE);

        copies.restore(ONE, copy);

        assertThat(database.queryForMap(
                        "select picked, picked_by, last_heartbeat from scheduled_tasks where task_instance like ?",
                        ONE + "%"))
                .containsEntry("picked", false)
                .containsEntry("picked_by", null)
                .containsEntry("last_heartbeat", null);
    }

    @Test
    void theStateIsAmongItsPartsAndFaultsAndTheJournalAreNot() {
        assertThat(copies.parts()).containsExactlyInAnyOrder(ResetPart.STATE, ResetPart.CLOCK);
    }

    private byte[] copyOf(UUID tenantId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copies.copy(tenantId, bytes);
        return bytes.toByteArray();
    }

    private Map<String, List<Map<String, Object>>> everything(UUID tenantId) {
        Map<String, List<Map<String, Object>>> tables = new TreeMap<>();
        for (TenantTable table : schema.tables()) {
            String owner = table.owners().get(table.owners().size() - 1);
            tables.put(
                    table.name(),
                    database.queryForList("select * from " + table.name() + " where " + owner + " = ?", tenantId));
        }
        tables.put(
                "queue",
                database.queryForList("select * from scheduled_tasks where task_instance like ?", tenantId + "%"));
        return tables;
    }
}

package dev.entitlement.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entitlement.control.ControlException;
import dev.entitlement.control.ResetListener;
import dev.entitlement.control.ResetPart;
import dev.entitlement.tenant.NewTenant;
import dev.entitlement.tenant.Tenant;
import dev.entitlement.tenant.TenantName;
import dev.entitlement.tenant.Tenants;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"emulator.http.port=0", "emulator.https.port=0"})
@Import(SnapshotsTests.Listening.class)
class SnapshotsTests {

    /** Writes down what it is told. */
    @TestConfiguration
    static class Listening implements ResetListener {

        private final List<String> heard = new ArrayList<>();

        @Override
        public void forget(UUID tenantId, ResetPart part) {
            heard.add(tenantId + " " + part);
        }

        private List<String> heardOf(Tenant tenant) {
            String prefix = tenant.id() + " ";
            return heard.stream()
                    .filter(line -> line.startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    @Autowired
    private NewTenants newTenants;

    @Autowired
    private Tenants tenants;

    @Autowired
    private Snapshots snapshots;

    @Autowired
    private Resets resets;

    @Autowired
    private Listening listener;

    @Autowired
    private JdbcClient database;

    @Test
    void aSnapshotOfOtherTablesIsRefusedAndChangesNothing() {
        Tenant tenant = made("older");
        snapshots.take(tenant, "old");
        database.sql("update tenant_snapshot set schema_version = 'of old' where tenant_id = ?")
                .param(tenant.id())
                .update();
        resets.reset(tenant, Contents.of("empty"), Set.of());

        assertThatExceptionOfType(ControlException.class)
                .isThrownBy(() -> snapshots.restore(tenant, "old", Set.of()))
                .withMessageContaining("another version");

        assertThat(tenants.clients(tenant.id())).isEmpty();
    }

    @Test
    void whoeverKeepsSomethingIsToldWhatIsNotKept() {
        Tenant tenant = made("told-of");
        assertThat(listener.heardOf(tenant)).isEmpty();

        resets.reset(tenant, null, EnumSet.of(ResetPart.CLOCK, ResetPart.JOURNAL));
        assertThat(listener.heardOf(tenant)).containsExactly("FAULTS", "STATE");

        resets.reset(tenant, null, Set.of());
        assertThat(listener.heardOf(tenant)).containsExactly("CLOCK", "FAULTS", "JOURNAL", "STATE");
    }

    @Test
    void aRestoreAndARemovalAreToldToo() {
        Tenant tenant = made("restored");
        snapshots.take(tenant, "s");
        assertThat(listener.heardOf(tenant)).isEmpty();

        snapshots.restore(tenant, "s", Set.of());
        assertThat(listener.heardOf(tenant)).contains("CLOCK", "STATE").doesNotContain("JOURNAL");

        resets.remove(tenant);
        assertThat(listener.heardOf(tenant)).containsExactly("CLOCK", "FAULTS", "JOURNAL", "STATE");
    }

    private Tenant made(String alias) {
        UUID id = TenantName.idOf(alias).orElseThrow();
        return newTenants.make(new NewTenant(id, alias, alias, alias + ".example", "demo", false), Contents.of("demo"));
    }
}

package dev.entitlement.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class PerTenantTests {

    private final UUID tenant = UUID.randomUUID();
    private String stored = "before";
    private final PerTenant<String> values = new PerTenant<>(id -> stored);

    @AfterEach
    void leave() {
        TransactionSynchronizationManager.setCurrentTransactionIsolationLevel(null);
    }

    @Test
    void isReadOnceUntilItChanges() {
        assertThat(values.of(tenant)).isEqualTo("before");
        stored = "after";
        assertThat(values.of(tenant)).isEqualTo("before");

        values.forget(tenant);

        assertThat(values.of(tenant)).isEqualTo("after");
    }

    /** An export for instance, which began before somebody else's change. */
    @Test
    void whatWasSeenAsOfEarlierIsNotKept() {
        TransactionSynchronizationManager.setCurrentTransactionIsolationLevel(
                TransactionDefinition.ISOLATION_REPEATABLE_READ);
        assertThat(values.of(tenant)).isEqualTo("before");
        TransactionSynchronizationManager.setCurrentTransactionIsolationLevel(null);
        stored = "after";

        assertThat(values.of(tenant)).isEqualTo("after");
    }
}

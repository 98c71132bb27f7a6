package dev.entitlement.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryScriptTests {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    @Test
    void succeedsOnceItHasComeToItsEnd() {
        DeliveryScript script = new DeliveryScript(
                new TenantKey(ONE, TWO), List.of(DeliveryOutcome.DELIVERY_FAILED, DeliveryOutcome.PARTIALLY_DELIVERED));

        assertThat(script.outcomeOf(1)).isEqualTo(DeliveryOutcome.DELIVERY_FAILED);
        assertThat(script.outcomeOf(2)).isEqualTo(DeliveryOutcome.PARTIALLY_DELIVERED);
        assertThat(script.outcomeOf(3)).isEqualTo(DeliveryOutcome.DELIVERED);
    }

    @Test
    void anOutcomeSaysWhichResourceRolesAreReached() {
        List<UUID> outstanding = List.of(ONE, TWO);

        assertThat(DeliveryOutcome.DELIVERED.deliveredOf(outstanding)).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(DeliveryOutcome.PARTIALLY_DELIVERED.deliveredOf(outstanding)).isEqualTo(Set.of(ONE));
        assertThat(DeliveryOutcome.PARTIALLY_DELIVERED.deliveredOf(List.of())).isEmpty();
        assertThat(DeliveryOutcome.DELIVERY_FAILED.deliveredOf(outstanding)).isEmpty();
    }
}

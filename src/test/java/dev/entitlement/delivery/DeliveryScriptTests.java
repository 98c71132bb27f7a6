package dev.entitlement.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.entitlement.assignment.DeliveredRoles;
import dev.entitlement.control.StrictMapper;
import dev.entitlement.tenant.TenantKey;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class DeliveryScriptTests {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID THREE = new UUID(0, 3);

    @Test
    void decidesUntilItHasComeToItsEnd() {
        DeliveryScript script = script("{'request':'*','sequence':['deliveryFailed','partiallyDelivered']}");

        assertThat(script.outcomeOf(1)).contains(DeliveryOutcome.DELIVERY_FAILED);
        assertThat(script.outcomeOf(2)).contains(DeliveryOutcome.PARTIALLY_DELIVERED);
        assertThat(script.outcomeOf(3)).isEmpty();
    }

    @Test
    void decidesOnEachResourceRoleAndTheLastOutcomeStays() {
        DeliveryScript script =
                script("{'request':'*','resourceRoles':{'" + ONE + "':'failed','" + TWO + "':['failed','delivered']}}");
        Decision first = new Decision(script, 1, DeliveryOutcome.DELIVERED);
        Decision third = new Decision(script, 3, DeliveryOutcome.DELIVERED);

        assertThat(first.reach(List.of(ONE, TWO, THREE))).containsExactly(THREE);
        assertThat(third.reach(List.of(ONE, TWO))).containsExactly(TWO);
    }

    @Test
    void whatFailsInPartFailsOfTheResourceRolesThatAreToFail() {
        Decision decision = new Decision(
                script("{'request':'*','resourceRoles':{'" + ONE + "':'failed'}}"),
                1,
                DeliveryOutcome.PARTIALLY_DELIVERED);

        assertThat(decision.reach(List.of(ONE, TWO))).containsExactly(TWO);
        assertThat(decision.reach(List.of(TWO, ONE))).containsExactly(TWO);
    }

    @Test
    void byResourceRoleADeliveryEndsAsWhatItReachedSays() {
        Decision decision = new Decision(
                script("{'request':'*','resourceRoles':{'" + ONE + "':'failed'}}"), 1, DeliveryOutcome.DELIVERED);

        assertThat(decision.outcome(new DeliveredRoles(List.of(ONE), List.of(), 1, 1)))
                .isEqualTo(DeliveryOutcome.DELIVERY_FAILED);
        assertThat(decision.outcome(new DeliveredRoles(List.of(ONE), List.of(), 1, 2)))
                .isEqualTo(DeliveryOutcome.PARTIALLY_DELIVERED);
        assertThat(decision.outcome(new DeliveredRoles(List.of(TWO), List.of(TWO), 0, 2)))
                .isEqualTo(DeliveryOutcome.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'request':'*'}",
                "{'request':'x','sequence':['delivered']}",
                "{'request':'00000000-0000-0000-0000-000000000002','target':'00000000-0000-0000-0000-000000000001',"
                        + "'sequence':['delivered']}",
                "{'request':'*','sequence':[]}",
                "{'request':'*','sequence':['lost']}",
                "{'request':'*','resourceRoles':{}}",
                "{'request':'*','resourceRoles':{'00000000-0000-0000-0000-000000000001':'lost'}}",
                "{'request':'*','resourceRoles':{'00000000-0000-0000-0000-000000000001':[]}}",
                "{'request':'*','resourceRoles':{'x':'failed'}}"
            })
    void whatMeansNothingIsNoScript(String json) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> script(json));
    }

    @Test
    void anOutcomeSaysWhichResourceRolesAreReached() {
        List<UUID> outstanding = List.of(ONE, TWO);

        assertThat(DeliveryOutcome.DELIVERED.deliveredOf(outstanding)).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(DeliveryOutcome.PARTIALLY_DELIVERED.deliveredOf(outstanding)).isEqualTo(Set.of(ONE));
        assertThat(DeliveryOutcome.PARTIALLY_DELIVERED.deliveredOf(List.of())).isEmpty();
        assertThat(DeliveryOutcome.DELIVERY_FAILED.deliveredOf(outstanding)).isEmpty();
    }

    private static DeliveryScript script(String json) {
        return new DeliveryScript(
                new TenantKey(ONE, TWO),
                StrictMapper.json().readValue(json.replace('\'', '"'), ScriptedDeliveries.class));
    }
}

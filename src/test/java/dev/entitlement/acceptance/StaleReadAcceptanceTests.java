package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.FaultEmulator.TOKEN;
import static dev.entitlement.acceptance.FaultEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads that answer as before a write. */
class StaleReadAcceptanceTests {

    @BeforeEach
    void arm() {
        FaultEmulator.arm("{'id':'lag','match':{'operation':'assignmentRequest.*'},'then':{'stale':{'for':'1h'}}}");
    }

    @AfterEach
    void disarm() {
        FaultEmulator.disarm();
    }

    @Test
    void anItemThatNobodyHasReadAnswersAsBeforeTheWrite() {
        String request = FaultEmulator.freshFailedRequest();
        assertThat(WIRE.reprocess(request, TOKEN).status()).isEqualTo(202);
        Answer stale = WIRE.get(Wire.REQUESTS + request, TOKEN);
        assertThat(stale.json().path("requestState").asString()).isEqualTo("DeliveryFailed");
        assertThat(stale.header("x-emulator-fault")).isEqualTo("lag");
        assertThat(WIRE.reprocess(request, TOKEN).status())
                .as("a write knows better")
                .isEqualTo(400);

        assertThat(WIRE.get(Wire.REQUESTS + request, WIRE.token(Seeds.TENANT, Seeds.NOBODY))
                        .status())
                .as("who may not read it")
                .isEqualTo(403);

        FaultEmulator.disarm();
        assertThat(WIRE.stateOf(request, TOKEN)).isEqualTo("Delivering");
    }

    @Test
    void whatWasReadBeforeIsAnsweredAgainListsIncluded() {
        String request = FaultEmulator.freshFailedRequest();
        String list = Wire.V1_REQUESTS.replaceFirst("/$", "") + "?$filter=id%20eq%20'" + request + "'&$select=id,state";
        String item = Wire.V1_REQUESTS + request + "?$select=state";
        String before = WIRE.get(list, TOKEN).text();
        assertThat(before).contains("deliveryFailed");
        WIRE.get(item, TOKEN);

        assertThat(WIRE.reprocess(request, TOKEN).status()).isEqualTo(202);

        assertThat(WIRE.get(list, TOKEN).text()).isEqualTo(before);
        assertThat(WIRE.get(item, TOKEN).json().path("state").asString()).isEqualTo("deliveryFailed");
        assertThat(WIRE.stateOf(Seeds.GOLDEN, TOKEN)).as("another one").isEqualTo("DeliveryFailed");
        assertThat(FaultEmulator.rule("lag").path("hits").asInt())
                .as("reads do not count")
                .isEqualTo(1);
    }

    @Test
    void whatWasMadeIsNotThereYet() {
        Answer made = WIRE.send(WIRE.to(Wire.REQUESTS.replaceFirst("/$", ""))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Seeds.ADMIN_ADD)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String item = Wire.REQUESTS + made.json().path("id").asString();
        assertThat(WIRE.get(item, TOKEN).status()).isEqualTo(404);
        FaultEmulator.disarm();
        assertThat(WIRE.get(item, TOKEN).status()).isEqualTo(200);
    }

    @Test
    void aWriteThatIsRefusedLeavesReadsAsTheyAre() {
        assertThat(WIRE.reprocess(Seeds.DELIVERED, TOKEN).status()).isEqualTo(400);
        assertThat(WIRE.get(Wire.REQUESTS + Seeds.DELIVERED, TOKEN).header("x-emulator-fault"))
                .isNull();
    }
}

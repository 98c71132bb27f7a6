package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.FaultEmulator.TOKEN;
import static dev.entitlement.acceptance.FaultEmulator.WIRE;
import static dev.entitlement.acceptance.FaultEmulator.control;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Calls that are too many, as a client sees them. How buckets fill again is tested with a clock that is set. */
class ThrottlingAcceptanceTests {

    private static final String ROUTE = "/_emulator/throttling?tenant=" + Seeds.TENANT;
    private static final String READ = Wire.REQUESTS + Seeds.GOLDEN;

    @AfterEach
    void stop() {
        assertThat(control("PUT", ROUTE, "{'enabled':false}").status()).isEqualTo(200);
        FaultEmulator.disarm();
    }

    private static void limit(String scope, int permits) {
        Answer set = control(
                "PUT",
                ROUTE,
                "{'enabled':true,'limits':[{'scope':'" + scope + "','permits':" + permits + ",'per':'1d'}]}");
        assertThat(set.status()).as(set.text()).isEqualTo(200);
    }

    @Test
    void anAppThatCallsTooOftenIsToldWhenToComeAgain() {
        limit("app+tenant", 5);
        for (int n = 0; n < 3; n++) {
            assertThat(WIRE.get(READ, TOKEN).header("x-ms-throttle-limit-percentage"))
                    .isNull();
        }
        assertThat(WIRE.get(READ, TOKEN).header("x-ms-throttle-limit-percentage"))
                .isEqualTo("0.80");
        assertThat(WIRE.get(READ, TOKEN).status()).isEqualTo(200);
        Answer refused = WIRE.get(READ, TOKEN);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(17_200, 17_280);
        assertThat(refused.header("x-ms-throttle-limit-percentage")).isEqualTo("1.00");
        assertThat(refused.header("x-ms-throttle-scope"))
                .isEqualTo("Tenant_Application/ReadWrite/" + Seeds.PERMITTED.id() + "/" + Seeds.TENANT);
        assertThat(refused.header("x-ms-throttle-information")).isEqualTo("ResourceUnitLimitExceeded");
        assertThat(refused.text().replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d", "{date}"))
                .isEqualTo(
                        "{\"error\":{\"code\":\"TooManyRequests\",\"innerError\":{\"code\":\"429\",\"date\":\"{date}\","
                                + "\"message\":\"Please retry after\",\"request-id\":\"" + refused.header("request-id")
                                + "\",\"status\":\"429\"},\"message\":\"Please retry again later.\"}}");
        assertThat(WIRE.get(READ, WIRE.token(Seeds.TENANT, Seeds.READER)).status())
                .isEqualTo(200);
    }

    @Test
    void aTenantsAppsShareItsLimitAndNoOtherTenantDoes() {
        limit("tenant", 2);
        String reader = WIRE.token(Seeds.TENANT, Seeds.READER);
        assertThat(WIRE.get(READ, TOKEN).status()).isEqualTo(200);
        assertThat(WIRE.get(READ, reader).status()).isEqualTo(200);
        assertThat(WIRE.get(READ, TOKEN).status()).isEqualTo(429);
        assertThat(WIRE.get(READ, reader).status()).isEqualTo(429);
        assertThat(WIRE.get(Wire.REQUESTS, WIRE.token(Seeds.OTHER_TENANT, Seeds.STRANGER))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theStepsOfABatchAreCountedAndRefusedOneByOne() {
        limit("app+tenant", 2);
        Answer answer = WIRE.send(WIRE.to("/v1.0/$batch")
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Batches.of(
                        Batches.get("1", Batches.path(Seeds.GOLDEN)),
                        Batches.get("2", Batches.path(Seeds.GOLDEN)),
                        Batches.get("3", Batches.path(Seeds.GOLDEN))))));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Batches.stepOf(answer, "2").path("status").asInt()).isEqualTo(200);
        assertThat(Batches.stepOf(answer, "3").path("status").asInt()).isEqualTo(429);
        assertThat(Batches.stepOf(answer, "3").path("headers").has("Retry-After"))
                .isTrue();
    }

    @Test
    void theLevelsAreToldAndTheLimitsKeptWhenItIsTurnedOff() {
        limit("app", 4);
        WIRE.get(READ, TOKEN);
        assertThat(control("GET", ROUTE, "").json().at("/limits/0").toString())
                .isEqualTo("{\"scope\":\"app\",\"permits\":4,\"per\":\"PT24H\",\"levels\":[{\"client\":\""
                        + Seeds.PERMITTED.id() + "\",\"available\":3,\"used\":0.25}]}");
        Answer off = control("PUT", ROUTE, "{'enabled':false}");
        assertThat(off.json().path("enabled").asBoolean()).isFalse();
        assertThat(off.json().at("/limits/0/permits").asInt()).isEqualTo(4);
        for (int n = 0; n < 6; n++) {
            assertThat(WIRE.get(READ, TOKEN).status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsLeftOutStaysAsItIs() {
        control(
                "PUT",
                ROUTE,
                "{'enabled':true,'limits':[{'scope':'app','permits':5,'per':'1d'}],'punishEarlyRetry':true}");
        assertThat(control("PUT", ROUTE, "{'enabled':true}")
                        .json()
                        .path("punishEarlyRetry")
                        .asBoolean())
                .isTrue();
        JsonNode other = control("PUT", ROUTE, "{'limits':[{'scope':'app','permits':7,'per':'1d'}]}")
                .json();
        assertThat(other.path("enabled").asBoolean()).isTrue();
        assertThat(other.at("/limits/0/permits").asInt()).isEqualTo(7);
        control("PUT", ROUTE, "{'punishEarlyRetry':false}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '^', textBlock = """
            {'enabled':true,'limits':[]}; /limits
            {'enabled':true,'limits':[{'scope':'app','permits':0,'per':'1s'}]}; /limits/0/permits
            {'enabled':true,'limits':[{'scope':'app','permits':1,'per':'2d'}]}; /limits/0/per
            {'enabled':true,'limits':[{'scope':'app','permits':1,'per':'1ms'}]}; /limits/0/per
            {'enabled':true,'limits':[{'scope':'user','permits':1,'per':'1s'}]}; -
            {'enabled':true,'limits':null,'punishEarlyRetry':'no'}; /punishEarlyRetry
            """)
    void whatCannotBeKeptIsRefused(String settings, String pointer) {
        Answer refused = control("PUT", ROUTE, settings);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        if (!pointer.equals("-")) {
            assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        }
    }
}

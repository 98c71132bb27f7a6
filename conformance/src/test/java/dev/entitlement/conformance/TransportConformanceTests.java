package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the SDKs agree on with the emulator below Graph: one connection, of HTTP/2, and answers that are compressed. */
class TransportConformanceTests {

    @Test
    void oneConnectionOfHttp2CarriesEveryCall() {
        WireLog log = readFiveTimes();

        assertThat(log.calls())
                .hasSize(5)
                .allSatisfy(call -> assertThat(call.protocol()).isEqualTo("h2"))
                .extracting(WireLog.Call::connection)
                .containsOnly(log.calls().get(0).connection());
    }

    @Test
    void longAnswersAreCompressed() {
        List<WireLog.Call> calls = readFiveTimes().calls();

        assertThat(calls).allSatisfy(call -> {
            assertThat(call.sent().get("Accept-Encoding")).isEqualTo("gzip");
            assertThat(call.received().get("Content-Encoding")).isEqualTo("gzip");
        });
    }

    private static WireLog readFiveTimes() {
        WireLog log = new WireLog();
        var requests = Clients.v1(Clients.application(), log)
                .identityGovernance()
                .entitlementManagement()
                .assignmentRequests();
        for (int n = 0; n < 5; n++) {
            assertThat(requests.get(call -> call.queryParameters.top = 50).getValue())
                    .hasSize(50);
        }
        return log;
    }
}

package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.FaultEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint meets faults, by tenant and client, and reads its forms all the same. */
class FaultedTokenAcceptanceTests {

    private static final String FORM = "grant_type=client_credentials&scope=" + Wire.GRAPH;

    @BeforeEach
    void throttleTheReader() {
        FaultEmulator.arm("{'id':'token','match':{'operation':'token.issue','client':'" + Seeds.READER.id()
                + "'},'sequence':[{'throttle':{'retryAfter':'3s'}},{'error':{'status':503,'retryAfter':'2s'}}]}");
    }

    @AfterEach
    void disarm() {
        FaultEmulator.disarm();
    }

    private static Answer call(String query, String authorization, String form) {
        var request = WIRE.to("/" + Seeds.TENANT + "/oauth2/v2.0/token" + query)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return WIRE.send(authorization == null ? request : request.header("Authorization", authorization));
    }

    private static String form(Seeds.Client client) {
        return FORM + "&client_id=" + client.id() + "&client_secret="
                + URLEncoder.encode(client.secret(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?mkt=en-US"})
    void theClientIsReadFromTheForm(String query) {
        Answer throttled = call(query, null, form(Seeds.READER));
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.header("Retry-After")).isEqualTo("3");
        assertThat(throttled.header("x-emulator-fault")).isEqualTo("token");
        assertThat(throttled.text()).contains("\"error\":\"temporarily_unavailable\"", "AADSTS90055", "trace_id");
        Answer unavailable = call(query, null, form(Seeds.READER));
        assertThat(unavailable.status()).isEqualTo(503);
        assertThat(unavailable.text()).contains("\"error\":\"server_error\"", "AADSTS90033");
        assertThat(call(query, null, form(Seeds.READER)).text()).contains("access_token");
        assertThat(call(query, null, form(Seeds.PERMITTED)).text()).contains("access_token");
    }

    @Test
    void theClientIsReadFromTheHeader() {
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (Seeds.READER.id() + ":" + Seeds.READER.secret()).getBytes(StandardCharsets.UTF_8));
        assertThat(call("", basic, FORM).status()).isEqualTo(429);
    }

    @Test
    void whoSendsNoClientIsRefusedAsEver() {
        assertThat(call("", null, FORM).text()).contains("AADSTS900144");
        assertThat(call("", "Basic %%%", FORM).status()).isEqualTo(400);
        assertThat(call("", null, FORM + "&client_id=%zz").status()).isEqualTo(400);
        assertThat(call("?client_id=nobody", null, FORM + "&client_id=nobody").status())
                .isEqualTo(400);
        assertThat(call("", null, FORM + "&padding=" + "x".repeat(200_000)).text())
                .contains("AADSTS900144");
    }

    @Test
    void aTokenMayNeverCome() {
        FaultEmulator.disarm();
        FaultEmulator.arm("{'match':{'operation':'token.*'},'sequence':['reset','empty','token']}");
        assertThatThrownBy(() -> call("", null, form(Seeds.PERMITTED))).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> call("", null, form(Seeds.PERMITTED))).isInstanceOf(UncheckedIOException.class);
        Answer refused = call("", null, form(Seeds.PERMITTED));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).contains("\"error\":\"invalid_client\"", "AADSTS7000222");
        assertThat(call("", null, form(Seeds.PERMITTED)).text()).contains("access_token");
    }
}

package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SignInEmulator.PUBLIC;
import static dev.entitlement.acceptance.SignInEmulator.READ;
import static dev.entitlement.acceptance.SignInEmulator.TENANT;
import static dev.entitlement.acceptance.SignInEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** azure-identity for Java begins the sign-in of a device with a form that does not say that it is one. */
class UntypedFormAcceptanceTests {

    private static final String FORM = "client_id=" + PUBLIC + "&scope=openid+offline_access+" + READ;

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/v2.0/devicecode", "/oauth2/devicecode"})
    void aDeviceNeedNotNameTheTypeOfItsBody(String path) {
        Answer begun = WIRE.send(request(path));

        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        assertThat(begun.json().path("user_code").asString()).isNotEmpty();
    }

    @Test
    void aBodyOfAnotherTypeHoldsNoParameter() {
        Answer refused = WIRE.send(request("/oauth2/v2.0/devicecode").header("Content-Type", "text/plain"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error_codes").path(0).asInt()).isEqualTo(900144);
    }

    @Test
    void aTokenIsOnlyIssuedForAForm() {
        Answer refused = WIRE.send(request("/oauth2/v2.0/token"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error_codes").path(0).asInt()).isEqualTo(900144);
    }

    private static HttpRequest.Builder request(String path) {
        return WIRE.to("/" + TENANT + path).POST(BodyPublishers.ofString(FORM));
    }
}

package dev.entitlement.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class UnverifiedTokenTests {

    @Test
    void valuesAndListsOfThemAreTold() {
        assertThat(token("{\"aud\":[\"a\",\"b\"],\"roles\":[],\"exp\":1,\"ver\":null}")
                        .claims())
                .containsKeys("aud", "roles", "exp", "ver");
    }

    /** What is nested deeper than JSON may be would make the whole journal unreadable. */
    @Test
    void whatIsNestedIsNotTold() {
        String deep = "[".repeat(480) + "]".repeat(480);
        assertThat(token("{\"aud\":" + deep + ",\"iss\":{\"a\":1},\"tid\":[[]],\"exp\":1}")
                        .claims())
                .containsOnlyKeys("exp");
    }

    private static UnverifiedToken token(String payload) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return UnverifiedToken.of("Bearer " + encoder.encodeToString("{}".getBytes(StandardCharsets.UTF_8)) + "."
                        + encoder.encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + ".")
                .orElseThrow();
    }
}

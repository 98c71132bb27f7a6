package dev.entitlement.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.Jwt;

/** What is read out of a token that has been verified. */
class CallerAuthenticationTests {

    private static final String TENANT = "11111111-2222-4333-8444-555555555555";
    private static final String USER = "11111111-2222-4333-8444-0000000000c1";
    private static final String APP = "11111111-2222-4333-8444-0000000000a1";

    @Test
    void readsUserAndAppOfEitherVersion() {
        Caller v1 = caller(Map.of("oid", USER, "appid", APP, "azp", USER));
        Caller v2 = caller(Map.of("oid", USER, "azp", APP));

        assertThat(v1).isEqualTo(v2);
        assertThat(v1.objectId()).isEqualTo(UUID.fromString(USER));
        assertThat(v1.clientId()).isEqualTo(UUID.fromString(APP));
    }

    static Stream<Object> odd() {
        return Stream.of("", "somebody", "1-1-1-1-1", USER + " ", 7, true, List.of(USER), Map.of("id", USER));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void anOddIdIsNone(Object odd) {
        Caller caller = caller(Map.of("oid", odd, "appid", odd, "azp", odd));

        assertThat(caller.objectId()).isNull();
        assertThat(caller.clientId()).isNull();
    }

    @Test
    void aTokenWithoutIdsHasNone() {
        assertThat(caller(Map.of()).objectId()).isNull();
        assertThat(caller(Map.of()).clientId()).isNull();
    }

    private static Caller caller(Map<String, Object> claims) {
        return CallerAuthentication.of(Jwt.withTokenValue("token")
                        .header("alg", "RS256")
                        .claim("tid", TENANT)
                        .claims(all -> all.putAll(claims))
                        .build())
                .getPrincipal();
    }
}

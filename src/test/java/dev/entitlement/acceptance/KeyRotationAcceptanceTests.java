package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.entitlement.acceptance.Wire.Answer;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The issuer's keys change while clients hold tokens of the old ones. */
class KeyRotationAcceptanceTests {

    @TempDir
    private Path data;

    @Test
    void oldTokensAreGoodOrRefusedAsWasSaidAlsoAfterARestart() throws ParseException {
        Map<String, String> settings = Map.of(
                "EMULATOR_SEED",
                "file:" + Seeds.write(),
                "EMULATOR_DATABASE",
                "file",
                "EMULATOR_DATA_DIR",
                data.toString());
        String first;
        String second;
        String third;
        String refresh;
        List<String> published;
        try (EmulatorProcess emulator = EmulatorProcess.started(settings)) {
            Wire wire = new Wire(emulator.origin());
            first = wire.token(Seeds.TENANT, Seeds.PERMITTED);
            refresh = signedIn(wire).json().path("refresh_token").asString();

            published = rotate(wire, "{'keepOld':true}");
            second = wire.token(Seeds.TENANT, Seeds.PERMITTED);
            assertThat(published).containsExactly(kid(second), kid(first));
            assertThat(jwks(wire)).containsExactlyInAnyOrderElementsOf(published);
            assertThat(read(wire, first).status()).isEqualTo(200);
            assertThat(read(wire, second).status()).isEqualTo(200);

            published = rotate(wire, "{'keepOld':false}");
            third = wire.token(Seeds.TENANT, Seeds.PERMITTED);
            assertThat(published).containsExactly(kid(third));
            assertThatOnlyTheThirdIsGood(wire, first, second, third);
            assertThat(refreshed(wire, refresh).status()).isEqualTo(200);
        }
        try (EmulatorProcess emulator = EmulatorProcess.started(settings)) {
            Wire wire = new Wire(emulator.origin());
            assertThatOnlyTheThirdIsGood(wire, first, second, third);
            assertThat(kid(wire.token(Seeds.TENANT, Seeds.PERMITTED))).isEqualTo(kid(third));
            String renewed =
                    refreshed(wire, refresh).json().path("access_token").asString();
            assertThat(read(wire, renewed).status()).isEqualTo(200);

            Set<String> all = new HashSet<>(published);
            for (int n = 0; n < 11; n++) {
                published = rotate(wire, "{}");
                assertThat(all.add(published.get(0))).isTrue();
            }
            assertThat(published).hasSize(10);
            assertThat(jwks(wire)).hasSize(10);
            assertThat(read(wire, third).status()).isEqualTo(401);
            assertThat(refreshed(wire, refresh).json().path("error").asString()).isEqualTo("invalid_grant");
        }
    }

    @Test
    void nobodySeesARotationInProgress() {
        Wire wire = SharedEmulator.WIRE;
        String token = SharedEmulator.permittedToken();

        List<Answer> answers = IntStream.range(0, 24)
                .parallel()
                .mapToObj(n -> switch (n % 6) {
                    case 0 -> Control.post(wire, "/keys/rotate", "{'keepOld':true}");
                    case 1, 2 -> read(wire, wire.token(Seeds.TENANT, Seeds.PERMITTED));
                    default -> read(wire, token);
                })
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    void theKeysAreThoseOfAllTenants() {
        Wire wire = SharedEmulator.WIRE;

        assertThat(Control.post(wire, "/keys/rotate?tenant=" + Seeds.TENANT, "{'keepOld':false}")
                        .status())
                .isEqualTo(400);
        assertThat(Control.post(wire, "/keys/rotate", "{'keepOld':'no'}").status())
                .isEqualTo(400);
        assertThat(read(wire, SharedEmulator.permittedToken()).status()).isEqualTo(200);
    }

    private static void assertThatOnlyTheThirdIsGood(Wire wire, String first, String second, String third)
            throws ParseException {
        assertThat(jwks(wire)).containsExactly(kid(third));
        assertThat(read(wire, third).status()).isEqualTo(200);
        for (String withdrawn : List.of(first, second)) {
            assertThat(read(wire, withdrawn).status()).isEqualTo(401);
            assertThat(read(wire, withdrawn).message())
                    .isEqualTo("Access token validation failure. Invalid signature.");
        }
    }

    private static List<String> rotate(Wire wire, String body) {
        Answer rotated = Control.post(wire, "/keys/rotate", body);
        assertThat(rotated.status()).as(rotated.text()).isEqualTo(200);
        List<String> published = rotated.json()
                .path("published")
                .valueStream()
                .map(kid -> kid.asString())
                .toList();
        assertThat(rotated.json().path("kid").asString()).isEqualTo(published.get(0));
        return published;
    }

    private static List<String> jwks(Wire wire) throws ParseException {
        String keys = wire.send(wire.to("/common/discovery/v2.0/keys")).text();
        assertThat(keys).doesNotContain("\"d\"");
        return JWKSet.parse(keys).getKeys().stream().map(JWK::getKeyID).toList();
    }

    private static String kid(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private static Answer signedIn(Wire wire) {
        return wire.form(
                TokenCalls.TOKEN,
                TokenCalls.password(Seeds.PERMITTED, "offline_access https://graph.microsoft.com/.default"));
    }

    private static Answer refreshed(Wire wire, String refreshToken) {
        return wire.form(TokenCalls.TOKEN, TokenCalls.refresh(Seeds.PERMITTED, refreshToken));
    }

    private static Answer read(Wire wire, String token) {
        return wire.get(Wire.REQUESTS + Seeds.DELIVERED, token);
    }
}

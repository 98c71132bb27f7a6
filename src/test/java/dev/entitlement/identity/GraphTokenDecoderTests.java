package dev.entitlement.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.entitlement.clock.VirtualClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Tokens of the embedded issuer's own key, whose claims no client can choose over the wire. */
class GraphTokenDecoderTests {

    private static final String TENANT = "11111111-2222-4333-8444-555555555555";
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    private static RSAKey key;

    @BeforeAll
    static void makeAKey() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("k").algorithm(JWSAlgorithm.RS256).generate();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sts.windows.net/" + TENANT + "/",
                "https://login.microsoftonline.com/" + TENANT + "/v2.0"
            })
    void acceptsBothNamesOfTheTenantsIssuer(String issuer) throws Exception {
        assertThat(decoder(Duration.ZERO)
                        .decode(token(issuer, NOW.plusSeconds(1)))
                        .getClaimAsString("tid"))
                .isEqualTo(TENANT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sts.windows.net/99999999-2222-4333-8444-555555555555/",
                "https://sts.windows.net/" + TENANT,
                "https://issuer.example/"
            })
    void refusesAnyOtherIssuer(String issuer) throws Exception {
        String token = token(issuer, NOW.plusSeconds(1));

        assertThatExceptionOfType(TokenRefusedException.class)
                .isThrownBy(() -> decoder(Duration.ZERO).decode(token))
                .withMessage("Access token validation failure. Invalid issuer.");
    }

    @Test
    void aTokenEndsWithItsLastSecondAndTheTolerance() throws Exception {
        String token = token("https://sts.windows.net/" + TENANT + "/", NOW);

        assertThatExceptionOfType(TokenRefusedException.class)
                .isThrownBy(() -> decoder(Duration.ZERO).decode(token))
                .withMessage("Lifetime validation failed, the token is expired.");
        assertThat(decoder(Duration.ofSeconds(1)).decode(token)).isNotNull();
    }

    /** Its signature is verified once, but it is not believed in for longer than its keys or its lifetime. */
    @Test
    void aTokenThatWasGoodIsJudgedAgain() throws Exception {
        AtomicReference<JWKSet> keys = new AtomicReference<>(new JWKSet(key.toPublicJWK()));
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        AtomicInteger verified = new AtomicInteger();
        JwtDecoder signature = GraphSecurity.signedWith(kid -> keys.get());
        GraphTokenDecoder decoder = new GraphTokenDecoder(
                token -> {
                    verified.incrementAndGet();
                    return signature.decode(token);
                },
                keys::get,
                new AuthProperties("", Set.of("https://graph.microsoft.com"), Duration.ZERO),
                new VirtualClock(ticking(now)));
        String token = token("https://sts.windows.net/" + TENANT + "/", NOW.plusSeconds(10));
        decoder.decode(token);
        decoder.decode(token);
        assertThat(verified).hasValue(1);

        now.set(NOW.plusSeconds(11));
        assertThatExceptionOfType(TokenRefusedException.class)
                .isThrownBy(() -> decoder.decode(token))
                .withMessage("Lifetime validation failed, the token is expired.");

        now.set(NOW);
        keys.set(new JWKSet());
        assertThatExceptionOfType(TokenRefusedException.class)
                .isThrownBy(() -> decoder.decode(token))
                .withMessage(TokenRefusedException.invalidSignature().getMessage());
    }

    private static GraphTokenDecoder decoder(Duration clockSkew) {
        JWKSet keys = new JWKSet(key.toPublicJWK());
        return new GraphTokenDecoder(
                GraphSecurity.signedWith(kid -> keys),
                () -> keys,
                new AuthProperties("", Set.of("https://graph.microsoft.com"), clockSkew),
                new VirtualClock(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private static Clock ticking(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    private static String token(String issuer, Instant expires) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience("https://graph.microsoft.com")
                        .expirationTime(Date.from(expires))
                        .claim("tid", TENANT)
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}

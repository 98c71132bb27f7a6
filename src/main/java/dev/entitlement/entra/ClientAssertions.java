package dev.entitlement.entra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.tenant.ClientApplication;
import dev.entitlement.tenant.ClientCertificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Verifies the tokens by which apps prove that they hold the key of a certificate that is registered for them.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/certificate-credentials">Certificate credentials</a>
 */
@Component
@OnEmbeddedIssuer
class ClientAssertions {

    /** Entra's, and those that other libraries sign with. */
    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    /** How far the clock of an app may be ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final VirtualClock clock;

    ClientAssertions(VirtualClock clock) {
        this.clock = clock;
    }

    /** @throws EntraException when the assertion does not prove that the app has made it, now and for this endpoint */
    void verify(TokenRequest request, ClientApplication client, String assertion) {
        SignedToken token = SignedToken.parse(assertion).orElseThrow(ClientRefused::malformedAssertion);
        requireSignature(client, token);
        requireLifetime(token);
        JWTClaimsSet claims = token.claims();
        requireAudience(request, claims);
        String issuer = requireClaim("iss", claims.getIssuer());
        if (!issuer.equals(requireClaim("sub", claims.getSubject()))) {
            throw ClientRefused.subjectIsNotIssuer();
        }
        if (!issuer.equalsIgnoreCase(client.clientId().toString())) {
            throw ClientRefused.anotherIssuer();
        }
    }

    private void requireSignature(ClientApplication client, SignedToken token) {
        JWSHeader header = token.header();
        String algorithm = header.getAlgorithm().getName();
        if (!ALGORITHMS.contains(algorithm)) {
            throw ClientRefused.unsupportedAlgorithm(algorithm, ALGORITHMS);
        }
        List<String> identifiers = identifiers(header);
        if (identifiers.isEmpty()) {
            throw ClientRefused.noThumbprint();
        }
        ClientCertificate registered = client.certificates().stream()
                .filter(certificate -> identifiers.stream().anyMatch(certificate::isNamed))
                .findFirst()
                .orElseThrow(() -> ClientRefused.unknownKey(identifiers.get(0), client.clientId()));
        X509Certificate certificate = registered.x509();
        if (!isSignedBy(certificate, token)) {
            throw ClientRefused.signatureFailed(registered, client.clientId());
        }
        if (certificate.getNotAfter().toInstant().isBefore(clock.wallTime())) {
            throw ClientRefused.keyExpired(registered, client.clientId());
        }
    }

    @SuppressWarnings("deprecation") // most libraries name their certificate by its SHA-1
    private static List<String> identifiers(JWSHeader header) {
        return Stream.of(header.getX509CertSHA256Thumbprint(), header.getX509CertThumbprint(), header.getKeyID())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }

    private static boolean isSignedBy(X509Certificate certificate, SignedToken token) {
        try {
            return token.verify(
                    new DefaultJWSVerifierFactory().createJWSVerifier(token.header(), certificate.getPublicKey()));
        } catch (JOSEException | RuntimeException anotherKindOfKey) {
            throw ClientRefused.unsupportedKey();
        }
    }

    private void requireLifetime(SignedToken token) {
        Instant now = clock.wallTime();
        if (!now.isBefore(token.expiresAt()) || token.notBefore().isAfter(now.plus(AHEAD))) {
            throw ClientRefused.notInItsTime(now, token.notBefore(), token.expiresAt());
        }
    }

    private static void requireAudience(TokenRequest request, JWTClaimsSet claims) {
        List<String> audiences = claims.getAudience();
        if (audiences.size() > 1) {
            throw ClientRefused.severalAudiences(audiences.size());
        }
        String audience = requireClaim("aud", audiences.isEmpty() ? null : audiences.get(0));
        if (!request.endpoint().isNamed(audience, request.tenant())) {
            throw ClientRefused.anotherAudience();
        }
    }

    private static String requireClaim(String name, @Nullable String value) {
        if (value == null) {
            throw ClientRefused.claimMissing(name);
        }
        return value;
    }
}

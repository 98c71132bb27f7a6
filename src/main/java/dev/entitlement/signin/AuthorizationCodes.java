package dev.entitlement.signin;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.entra.OnEmbeddedIssuer;
import dev.entitlement.entra.SignedToken;
import dev.entitlement.entra.TokenSigner;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.stereotype.Component;

/**
 * Authorization codes: signed, so that nothing is stored before they are redeemed, and of a type of their own, so that
 * none is taken for another token.
 */
@Component
@OnEmbeddedIssuer
class AuthorizationCodes {

    /** As long as <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2">RFC 6749</a> allows, and Entra gives. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String TYPE = "code+jwt";
    private static final String CHALLENGE = "code_challenge";
    private static final String CHALLENGE_METHOD = "code_challenge_method";
    private static final String NONCE = "nonce";

    private final TokenSigner signer;
    private final VirtualClock clock;

    AuthorizationCodes(TokenSigner signer, VirtualClock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /** A code for a user who has signed in to an app. */
    String issue(AuthorizationRequest request, Account account) {
        Instant now = clock.wallTime();
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .id(UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .claim("appid", account.client().clientId().toString())
                .claim("oid", account.user().key().id().toString())
                .claim("tid", account.tenant().id().toString())
                .claim("redirect_uri", request.app().to().text())
                .claim("scope", request.scope());
        CodeChallenge challenge = request.challenge();
        if (challenge != null) {
            claims.claim(CHALLENGE, challenge.value()).claim(CHALLENGE_METHOD, challenge.method());
        }
        if (request.nonce() != null) {
            claims.claim(NONCE, request.nonce());
        }
        return signer.sign(TYPE, claims.build());
    }

    /**
     * Reads a code, which may have expired.
     *
     * @throws dev.entitlement.entra.EntraException when this issuer has never issued it
     */
    AuthorizationCode read(String code) {
        SignedToken token = SignedToken.parse(code)
                .filter(read -> read.isOfType(TYPE) && signer.hasSigned(read))
                .orElseThrow(SignInRefused::codeMalformed);
        String challenge = token.text(CHALLENGE);
        String nonce = token.text(NONCE);
        return new AuthorizationCode(
                guid(token, "jti"),
                token.expiresAt(),
                guid(token, "tid"),
                guid(token, "oid"),
                guid(token, "appid"),
                token.text("redirect_uri"),
                token.text("scope"),
                challenge.isEmpty() ? null : new CodeChallenge(token.text(CHALLENGE_METHOD), challenge),
                nonce.isEmpty() ? null : nonce);
    }

    private static UUID guid(SignedToken token, String claim) {
        return token.guid(claim).orElseThrow(SignInRefused::codeMalformed);
    }
}

package dev.entitlement.entra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** Signs whatever the issuer hands out with its current key, and knows it again. */
@Component
@OnEmbeddedIssuer
public class TokenSigner {

    private final SigningKeys keys;

    TokenSigner(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * Signs a token.
     *
     * @param type {@code typ} of the header, by which the kinds of tokens are told apart
     */
    @SuppressWarnings("deprecation") // Entra names keys by SHA-1.
    public String sign(String type, JwtClaimsSet claims) {
        KeptKey key = keys.current();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256)
                .type(type)
                .keyId(key.kid())
                .x509SHA1Thumbprint(key.kid())
                .build();
        return key.encoder().encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /** Whether a token names a key by which everybody may know the issuer's access tokens. */
    boolean isNamedBy(SignedToken token) {
        return keys.named(token.header().getKeyID()).filter(KeptKey::published).isPresent();
    }

    /** Whether the issuer has signed the token, with whatever key it keeps. */
    public boolean hasSigned(SignedToken token) {
        return JWSAlgorithm.RS256.equals(token.header().getAlgorithm())
                && keys.named(token.header().getKeyID())
                        .filter(key -> verifies(key, token))
                        .isPresent();
    }

    private static boolean verifies(KeptKey key, SignedToken token) {
        try {
            return token.verify(key.verifier());
        } catch (JOSEException | IllegalStateException unverifiable) {
            return false;
        }
    }
}

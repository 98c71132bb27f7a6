package dev.entitlement.entra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Signs whatever the issuer hands out with its one key, and knows it again. */
@Component
@OnEmbeddedIssuer
public class TokenSigner {

    private final String keyId;
    private final JWSVerifier verifier;
    private final JwtEncoder encoder;

    TokenSigner(SigningKeys keys) {
        this.keyId = keys.current().getKeyID();
        this.verifier = verifier(keys);
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(keys.current())));
    }

    /**
     * Signs a token.
     *
     * @param type {@code typ} of the header, by which the kinds of tokens are told apart
     */
    @SuppressWarnings("deprecation") // Entra names keys by SHA-1.
    public String sign(String type, JwtClaimsSet claims) {
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256)
                .type(type)
                .keyId(keyId)
                .x509SHA1Thumbprint(keyId)
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /** Whether a token names the key that it was signed with as the issuer's. */
    boolean isNamedBy(SignedToken token) {
        return keyId.equals(token.header().getKeyID());
    }

    /** Whether the issuer has signed the token. */
    public boolean hasSigned(SignedToken token) {
        try {
            return JWSAlgorithm.RS256.equals(token.header().getAlgorithm()) && token.verify(verifier);
        } catch (JOSEException | IllegalStateException unverifiable) {
            return false;
        }
    }

    private static JWSVerifier verifier(SigningKeys keys) {
        try {
            return new RSASSAVerifier(keys.current().toRSAPublicKey());
        } catch (JOSEException corrupt) {
            throw new IllegalStateException("The signing key cannot be used", corrupt);
        }
    }
}

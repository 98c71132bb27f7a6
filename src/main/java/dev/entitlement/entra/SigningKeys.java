package dev.entitlement.entra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import org.springframework.stereotype.Component;

/** The embedded issuer's signing key; made at the first start, read back at every other. */
@Component
@OnEmbeddedIssuer
public class SigningKeys {

    private final RSAKey current;

    SigningKeys(SigningKeyRepository keys) {
        this.current = keys.findAll().stream()
                .findFirst()
                .map(SigningKeys::read)
                .orElseGet(() -> {
                    RSAKey fresh = generate();
                    keys.save(new SigningKey(fresh.getKeyID(), fresh.toJSONString()));
                    return fresh;
                });
    }

    /** The key that signs, private part included. */
    RSAKey current() {
        return current;
    }

    /** The keys that verify, without their private parts. */
    public JWKSet published() {
        return new JWKSet(current.toPublicJWK());
    }

    private static RSAKey read(SigningKey stored) {
        try {
            return RSAKey.parse(stored.jwk());
        } catch (ParseException corrupt) {
            throw new IllegalStateException("The stored signing key cannot be read", corrupt);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException unsupported) {
            throw new IllegalStateException("This Java runtime cannot make an RSA key", unsupported);
        }
    }
}

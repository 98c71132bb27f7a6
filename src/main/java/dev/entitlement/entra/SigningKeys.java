package dev.entitlement.entra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.X509CertUtils;
import dev.entitlement.clock.VirtualClock;
import dev.entitlement.tls.Certificates;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The embedded issuer's signing key; made at the first start, read back at every other. It is published together with a
 * certificate, because some clients look for {@code x5c}.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens">Signing keys</a>
 */
@Component
@OnEmbeddedIssuer
public class SigningKeys {

    /** Of the certificates that Entra publishes with its keys. */
    private static final String SUBJECT = "accounts.accesscontrol.windows.net";

    private static final Duration LIFETIME = Duration.ofDays(3650);

    private final RSAKey current;

    SigningKeys(SigningKeyRepository keys, VirtualClock clock) {
        this.current = keys.findAll().stream()
                .findFirst()
                .map(SigningKeys::read)
                .orElseGet(() -> {
                    RSAKey fresh = generate(clock.wallTime());
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

    /** A key that is named by the thumbprint of its certificate, as Entra's are. */
    @SuppressWarnings("deprecation") // Entra names keys by SHA-1.
    private static RSAKey generate(Instant now) {
        try {
            RSAKey pair = new RSAKeyGenerator(2048).generate();
            X509Certificate certificate = Certificates.selfSigned(pair.toKeyPair(), SUBJECT, now, LIFETIME);
            Base64URL thumbprint = X509CertUtils.computeSHA1Thumbprint(certificate);
            return new RSAKey.Builder(pair)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(thumbprint.toString())
                    .x509CertThumbprint(thumbprint)
                    .x509CertChain(List.of(Base64.encode(certificate.getEncoded())))
                    .build();
        } catch (JOSEException | CertificateEncodingException unsupported) {
            throw new IllegalStateException("This Java runtime cannot make an RSA key", unsupported);
        }
    }
}

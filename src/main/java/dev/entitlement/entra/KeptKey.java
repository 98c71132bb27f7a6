package dev.entitlement.entra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.X509CertUtils;
import dev.entitlement.tls.Certificates;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * A key that the issuer signs with, or has signed with, ready to be used.
 *
 * @param pair private part included
 * @param published whether everybody may verify access tokens with it
 */
record KeptKey(RSAKey pair, boolean published, JwtEncoder encoder, JWSVerifier verifier) {

    /** Of the certificates that Entra publishes with its keys. */
    private static final String SUBJECT = "accounts.accesscontrol.windows.net";

    private static final Duration LIFETIME = Duration.ofDays(3650);

    static KeptKey of(SigningKey stored) {
        try {
            RSAKey pair = RSAKey.parse(stored.jwk());
            return new KeptKey(
                    pair,
                    stored.published(),
                    new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(pair))),
                    new RSASSAVerifier(pair.toRSAPublicKey()));
        } catch (ParseException | JOSEException corrupt) {
            throw new IllegalStateException("The stored signing key cannot be read", corrupt);
        }
    }

    String kid() {
        return pair.getKeyID();
    }

    /** A new pair, named by the thumbprint of its certificate, as Entra's are. */
    @SuppressWarnings("deprecation") // Entra names keys by SHA-1.
    static RSAKey generate(Instant now) {
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

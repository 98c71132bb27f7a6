package dev.entitlement.acceptance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate of an app, and the key that only the app has. */
final class TestCertificate {

    private final KeyPair keys;
    private final X509Certificate certificate;

    private TestCertificate(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    static TestCertificate rsa() {
        return make("RSA", 2048, Duration.ofDays(30));
    }

    static TestCertificate ec() {
        return make("EC", 256, Duration.ofDays(30));
    }

    static TestCertificate expired() {
        return make("RSA", 2048, Duration.ofDays(-1));
    }

    private static TestCertificate make(String algorithm, int size, Duration left) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            KeyPair keys = generator.generateKeyPair();
            X500Principal name = new X500Principal("CN=app");
            Instant now = Instant.now();
            String signature = algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            return new TestCertificate(
                    keys,
                    new JcaX509CertificateConverter()
                            .getCertificate(new JcaX509v3CertificateBuilder(
                                            name,
                                            BigInteger.valueOf(now.toEpochMilli()),
                                            Date.from(now.minus(Duration.ofDays(60))),
                                            Date.from(now.plus(left)),
                                            name,
                                            keys.getPublic())
                                    .build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()))));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String pem() {
        return X509CertUtils.toPEMString(certificate);
    }

    /** The private key, as PKCS #8. */
    String keyPem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    String base64() {
        return Base64.getEncoder().encodeToString(der());
    }

    String sha1() {
        return Base64URL.encode(digest("SHA-1")).toString();
    }

    String sha256() {
        return Base64URL.encode(digest("SHA-256")).toString();
    }

    String hex() {
        return HexFormat.of().withUpperCase().formatHex(digest("SHA-1"));
    }

    /** An assertion that is good in every respect, as MSAL makes it. */
    String assertion(Seeds.Client client, String audience) {
        return sign(named(), claims(client, audience, claims -> claims));
    }

    /** A header that names the certificate as MSAL does. */
    @SuppressWarnings("deprecation")
    JWSHeader.Builder named() {
        return header(JWSAlgorithm.PS256).x509CertSHA256Thumbprint(new Base64URL(sha256()));
    }

    static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT);
    }

    /** The claims of a good assertion, changed by the test. */
    static JWTClaimsSet claims(Seeds.Client client, String audience, UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(client.id())
                        .subject(client.id())
                        .audience(audience)
                        .jwtID("an id")
                        .notBeforeTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(10)))))
                .build();
    }

    String sign(JWSHeader.Builder header, JWTClaimsSet claims) {
        try {
            JWSHeader built = header.build();
            JWK key = keys.getPrivate().getAlgorithm().equals("RSA")
                    ? new RSAKey.Builder((RSAPublicKey) keys.getPublic())
                            .privateKey(keys.getPrivate())
                            .build()
                    : new ECKey.Builder(Curve.P_256, (ECPublicKey) keys.getPublic())
                            .privateKey(keys.getPrivate())
                            .build();
            JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, built.getAlgorithm());
            SignedJWT jwt = new SignedJWT(built, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm).digest(der());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

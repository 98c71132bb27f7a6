package dev.entitlement.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/**
 * Makes certificates with the extensions that the strictest clients ask for (<a
 * href="https://www.rfc-editor.org/rfc/rfc5280#section-4.2">RFC 5280, 4.2</a>): Python since 3.13 and Apple's platforms
 * refuse what others let pass.
 */
public final class Certificates {

    /** Clocks of clients may be behind. */
    private static final Duration HEAD_START = Duration.ofDays(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    private Certificates() {}

    /** A certificate that vouches for nobody but itself, for a key that is known by other means. */
    public static X509Certificate selfSigned(KeyPair keys, String commonName, Instant now, Duration lifetime) {
        X500Principal subject = new X500Principal("CN=" + commonName);
        return make(builder(subject, subject, keys.getPublic(), now, lifetime), keys.getPrivate(), builder -> {});
    }

    /** The certificate of an authority that vouches for servers, and for no other authority. */
    static X509Certificate authority(KeyPair keys, X500Principal subject, Instant now, Duration lifetime) {
        return make(builder(subject, subject, keys.getPublic(), now, lifetime), keys.getPrivate(), builder -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        });
    }

    /**
     * The certificate of a server.
     *
     * @param names its DNS names and IP addresses, the first of which is also its common name
     */
    static X509Certificate server(
            PublicKey key,
            Collection<String> names,
            X509Certificate authority,
            PrivateKey authorityKey,
            Instant now,
            Duration lifetime) {
        X500Principal subject = new X500Principal("CN=" + names.iterator().next());
        return make(
                builder(authority.getSubjectX500Principal(), subject, key, now, lifetime), authorityKey, builder -> {
                    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
                    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
                    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
                    builder.addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
                    builder.addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(names.stream()
                                    .map(Certificates::alternativeName)
                                    .toArray(GeneralName[]::new)));
                    builder.addExtension(
                            Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
                    builder.addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            identifiers.createAuthorityKeyIdentifier(authority.getPublicKey()));
                });
    }

    /** A key pair on the curve P-256: made in a millisecond, and known to every client. */
    static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException unsupported) {
            throw new IllegalStateException("This Java runtime cannot make a key on P-256", unsupported);
        }
    }

    private static GeneralName alternativeName(String name) {
        return new GeneralName(IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static X509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, PublicKey key, Instant now, Duration lifetime) {
        Instant start = now.minus(HEAD_START);
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(126, RANDOM).setBit(126),
                Date.from(start),
                Date.from(start.plus(lifetime)),
                subject,
                key);
    }

    private static X509Certificate make(X509v3CertificateBuilder builder, PrivateKey signer, Extensions extensions) {
        try {
            extensions.addTo(builder);
            String algorithm = signer.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signer)));
        } catch (IOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException("This Java runtime cannot make a certificate", impossible);
        }
    }

    private interface Extensions {
        void addTo(X509v3CertificateBuilder builder) throws IOException, GeneralSecurityException;
    }
}

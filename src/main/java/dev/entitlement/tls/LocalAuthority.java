package dev.entitlement.tls;

import dev.entitlement.clock.VirtualClock;
import dev.entitlement.store.OnceForAll;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.stereotype.Component;

/**
 * The certificate authority that clients are told to trust; made at the first start, read back at every other. Whoever
 * trusts it trusts the servers that it vouches for, so its key never leaves the database.
 */
@Component
@OnLocalAuthority
public class LocalAuthority {

    /** Of the trust store: the one that Java's own has. It protects nothing, for a trust store holds no secret. */
    public static final String TRUST_STORE_PASSWORD = "changeit";

    /** Of the keys of servers, which are in no file. */
    static final String KEY_PASSWORD = "in-memory";

    /** Of its row in the database: there is no other. */
    private static final String NAME = "local";

    private static final Duration LIFETIME = Duration.ofDays(3650);

    /** Clients refuse a server's certificate that is good for more than 398 days. */
    private static final Duration SERVER_LIFETIME = Duration.ofDays(397);

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final VirtualClock clock;

    LocalAuthority(CertificateAuthorityRepository authorities, OnceForAll once, VirtualClock clock) {
        this.clock = clock;
        CertificateAuthority kept = authorities
                .findById(NAME)
                .orElseGet(() ->
                        once.alone(() -> authorities.findById(NAME).orElseGet(() -> authorities.save(fresh(clock)))));
        this.certificate = PemContent.of(kept.certificate()).getCertificates().get(0);
        this.key = Objects.requireNonNull(PemContent.of(kept.privateKey()).getPrivateKey());
    }

    private static CertificateAuthority fresh(VirtualClock clock) {
        KeyPair keys = Certificates.keyPair();
        // A name of its own: clients that trust the authorities of several emulators look for them by name.
        String name = HexFormat.of().formatHex(sha256(keys.getPublic().getEncoded()), 0, 4);
        X509Certificate certificate = Certificates.authority(
                keys, new X500Principal("CN=Graph Entitlement Emulator CA " + name), clock.wallTime(), LIFETIME);
        return new CertificateAuthority(NAME, pem(certificate), pem(keys.getPrivate()));
    }

    /** Key and certificate of a server that holds for these names, made anew at each call. */
    PemSslStore server(Collection<String> names) {
        KeyPair keys = Certificates.keyPair();
        X509Certificate server =
                Certificates.server(keys.getPublic(), names, certificate, key, clock.wallTime(), SERVER_LIFETIME);
        // In memory alone: a store that protects the key is slow to make.
        return PemSslStore.of("JKS", List.of(server), keys.getPrivate()).withPassword(KEY_PASSWORD);
    }

    /** SHA-256 of the certificate, as browsers and {@code openssl} show it: hex, the bytes separated by colons. */
    public String fingerprint() {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(sha256(der()));
    }

    /** The certificate as PEM. */
    String pem() {
        return pem(certificate);
    }

    /** The certificate as DER. */
    byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("The certificate of the local authority cannot be encoded", impossible);
        }
    }

    /** A PKCS #12 trust store for Java that holds the certificate and nothing else. */
    byte[] trustStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("graph-entitlement-emulator", certificate);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, TRUST_STORE_PASSWORD.toCharArray());
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("This Java runtime cannot make a trust store", impossible);
        }
    }

    private static String pem(Object part) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(part instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : part);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package dev.entitlement.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A key of an app and its certificate, in the files in which SDKs read them. Made by Java's own keytool, as anybody would. */
final class AppCertificate {

    static final String PASSWORD = "of the key";

    private static final String ALIAS = "app";
    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    private final Path pfx;
    private final PrivateKey key;
    private final X509Certificate certificate;

    AppCertificate(String name) {
        try {
            pfx = Files.createTempDirectory("certificate").resolve("app.pfx");
            keytool(pfx, name);
            try (InputStream content = Files.newInputStream(pfx)) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(content, PASSWORD.toCharArray());
                key = (PrivateKey) store.getKey(ALIAS, PASSWORD.toCharArray());
                certificate = (X509Certificate) store.getCertificate(ALIAS);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void keytool(Path file, String name) throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(file)) {
            throw new IllegalStateException(output);
        }
    }

    PrivateKey key() {
        return key;
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** With the key, under {@link #PASSWORD}. */
    Path pfx() {
        return pfx;
    }

    /** The key, in the clear, and the certificate. */
    Path pem() {
        try {
            return Files.writeString(
                    pfx.resolveSibling("app.pem"),
                    block("PRIVATE KEY", key.getEncoded()) + block("CERTIFICATE", encoded()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** What is registered for an app: the certificate without the key. */
    String registered() {
        return Base64.getEncoder().encodeToString(encoded());
    }

    /** What proves to a token endpoint that an app is calling, for the next minute. */
    String assertion(String clientId, String audience) {
        long now = Instant.now().getEpochSecond();
        String header = """
                {"alg":"RS256","typ":"JWT","x5t#S256":"%s"}""".formatted(thumbprint());
        String claims = """
                {"aud":"%s","iss":"%s","sub":"%s","jti":"%s","nbf":%d,"exp":%d}""".formatted(audience, clientId, clientId, UUID.randomUUID(), now, now + 60);
        String content = part(header) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64_URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String part(String json) {
        return BASE64_URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private String thumbprint() {
        try {
            return BASE64_URL.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(encoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String block(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }

    private byte[] encoded() {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

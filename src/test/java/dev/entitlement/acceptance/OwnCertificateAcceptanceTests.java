package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with a certificate of the user's own. */
class OwnCertificateAcceptanceTests {

    private static final String PEM = "SPRING_SSL_BUNDLE_PEM_OWN_KEYSTORE_";
    private static final String STORE = "SPRING_SSL_BUNDLE_JKS_OWN_";

    @TempDir
    private Path folder;

    @Test
    void itIsShownInsteadOfOneOfTheLocalAuthority() throws Exception {
        KeyStore own = ownCertificate();
        try (EmulatorProcess emulator = EmulatorProcess.started(store(Map.of()))) {
            URI health = emulator.httpsOrigin().resolve("/_emulator/health");
            Wire wire = new Wire(emulator.origin());

            assertThat(status(trusting(own), health)).isEqualTo(200);
            assertThatThrownBy(() -> status(HttpClient.newHttpClient(), health)).isInstanceOf(SSLException.class);
            assertThat(wire.send(wire.to("/_emulator/tls/ca.pem")).status()).isEqualTo(404);
            assertThat(emulator.output()).doesNotContain("local authority");
        }
    }

    @Test
    void withoutItsKeyTheStartEndsWithOneLine() throws Exception {
        assertRefused(pem(TestCertificate.rsa().pem(), null), "no certificate with a private key");
    }

    @Test
    void withTheKeyOfAnotherTheStartEndsWithOneLine() throws Exception {
        String certificate = TestCertificate.rsa().pem();

        assertRefused(
                pem(certificate, TestCertificate.rsa().keyPem()), "its private key is not that of its certificate");
        assertRefused(
                pem(certificate, TestCertificate.ec().keyPem()), "its private key is not that of its certificate");
    }

    @Test
    void anUnknownAliasEndsTheStartWithOneLine() throws Exception {
        ownCertificate();

        assertRefused(store(Map.of(STORE + "KEY_ALIAS", "another")), "another");
        assertRefused(store(Map.of(STORE + "KEY_PASSWORD", "wrong")), "cannot be read");
        assertRefused(store(Map.of(STORE + "KEYSTORE_PASSWORD", "wrong")), "cannot be read");
    }

    private static void assertRefused(Map<String, String> settings, String why) {
        EmulatorProcess ended = EmulatorProcess.ended(settings);

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output().lines()).hasSize(1);
        assertThat(ended.output()).contains("EMULATOR_TLS_BUNDLE", why).doesNotContain("wrong");
    }

    private Map<String, String> pem(String certificate, String key) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of("EMULATOR_TLS_BUNDLE", "own"));
        settings.put(PEM + "CERTIFICATE", file("certificate.pem", certificate));
        if (key != null) {
            settings.put(PEM + "PRIVATE_KEY", file("key.pem", key));
        }
        return settings;
    }

    private String file(String name, String text) throws IOException {
        return "file:" + Files.writeString(folder.resolve(name), text);
    }

    private Map<String, String> store(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "EMULATOR_TLS_BUNDLE",
                "own",
                STORE + "KEYSTORE_LOCATION",
                "file:" + folder.resolve("own.p12"),
                STORE + "KEYSTORE_PASSWORD",
                "changeit"));
        settings.putAll(more);
        return settings;
    }

    /** Made by the JDK's own tool, as a user might; what it gives back trusts it. */
    private KeyStore ownCertificate() throws Exception {
        Path file = folder.resolve("own.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit"))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore pair = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("own", pair.getCertificate("own"));
        return trust;
    }

    private static int status(HttpClient client, URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpClient trusting(KeyStore trusted) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}

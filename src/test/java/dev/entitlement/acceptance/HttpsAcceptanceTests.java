package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS beside HTTP, trusted by nothing but what the emulator hands out. */
class HttpsAcceptanceTests {

    private static final EmulatorProcess EMULATOR = EmulatorProcess.started(
            Map.of("EMULATOR_TLS_NAMES", "graph.microsoft.com,*.contoso.example,192.0.2.7,2001:db8::7"));
    private static final Wire PLAIN = new Wire(EMULATOR.origin());
    private static final String REQUEST = "5eed0000-0000-4000-8000-000000000f01";

    @TempDir
    private Path folder;

    @AfterAll
    static void end() {
        EMULATOR.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
    void tokensAndGraphAreServedUnderEveryNameOfThisMachine(String host) throws Exception {
        HttpClient client = trusting(downloadedTrustStore());
        String origin = "https://" + host + ":" + EMULATOR.httpsOrigin().getPort();

        String token = token(client, origin);
        HttpResponse<String> list = client.send(
                HttpRequest.newBuilder(URI.create(origin + Wire.REQUESTS + "?$top=2"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());

        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.version()).isEqualTo(Version.HTTP_2);
        assertThat(list.body()).contains("\"@odata.nextLink\":\"" + origin + "/beta/");
    }

    @Test
    void aBatchOverHttpsLinksToHttps() throws Exception {
        HttpClient client = trusting(downloadedTrustStore());
        String origin = EMULATOR.httpsOrigin().toString();

        HttpResponse<String> batch = client.send(
                HttpRequest.newBuilder(URI.create(origin + "/beta/$batch"))
                        .header("Authorization", "Bearer " + token(client, origin))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("""
                                {"requests":[{"id":"1","method":"GET","url":
                                "/identityGovernance/entitlementManagement/assignmentRequests?$top=1"}]}"""))
                        .build(),
                BodyHandlers.ofString());

        assertThat(batch.statusCode()).isEqualTo(200);
        assertThat(batch.body()).contains("\"@odata.nextLink\":\"" + origin + "/beta/");
    }

    @Test
    void aRequestIsReprocessedByWhoeverSpeaksHttp1() throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(context(downloadedTrustStore()))
                .version(Version.HTTP_1_1)
                .build();
        String origin = EMULATOR.httpsOrigin().toString();

        HttpResponse<String> accepted = client.send(
                HttpRequest.newBuilder(URI.create(origin + Wire.REQUESTS + REQUEST + "/reprocess"))
                        .header("Authorization", "Bearer " + token(client, origin))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.version()).isEqualTo(Version.HTTP_1_1);
    }

    @Test
    void whoDoesNotTrustTheAuthorityGetsNoConnection() {
        HttpClient stranger = HttpClient.newHttpClient();

        assertThatThrownBy(() -> token(stranger, EMULATOR.httpsOrigin().toString()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void theLineForCurlWorksAsPasted() throws Exception {
        String pasted = EMULATOR.output()
                .lines()
                .filter(line -> line.startsWith("curl -so ca.pem"))
                .findFirst()
                .orElseThrow();
        Path shown = folder.resolve("shown");

        int status = new ProcessBuilder("bash", "-c", pasted)
                .directory(folder.toFile())
                .redirectOutput(shown.toFile())
                .start()
                .waitFor();

        assertThat(status).isZero();
        assertThat(shown).content().contains("\"UP\"");
    }

    @Test
    void theAuthorityIsHandedOutInEveryFormClientsRead() throws Exception {
        X509Certificate pem = certificate(download("ca.pem").body());
        X509Certificate der = certificate(download("ca.crt").body());
        Certificate trusted = downloadedTrustStore().getCertificate("graph-entitlement-emulator");

        assertThat(new String(download("ca.pem").body(), StandardCharsets.US_ASCII))
                .startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(pem).isEqualTo(der).isEqualTo(trusted);
        assertThat(pem.getBasicConstraints()).isZero();
        assertThat(EMULATOR.output())
                .contains(HexFormat.ofDelimiter(":")
                        .withUpperCase()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(pem.getEncoded())));
        assertThat(download("ca.pem").headers().firstValue("Content-Type")).contains("application/x-pem-file");
        assertThat(download("ca.key").statusCode()).isEqualTo(404);
    }

    @Test
    void theCertificateHoldsForTheNamesThatWereAskedForAndLessThan398Days() throws Exception {
        X509Certificate server =
                (X509Certificate) session("TLSv1.3", "graph.microsoft.com").getPeerCertificates()[0];

        assertThat(server.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .contains(
                        "localhost",
                        "127.0.0.1",
                        "0:0:0:0:0:0:0:1",
                        "graph.microsoft.com",
                        "*.contoso.example",
                        "192.0.2.7",
                        "2001:db8:0:0:0:0:0:7");
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(Duration.between(
                        server.getNotBefore().toInstant(), server.getNotAfter().toInstant()))
                .isLessThan(Duration.ofDays(398));
        assertThat(server.getNotBefore()).isBefore(new Date());
        // Key identifiers of both, without which the strict mode of OpenSSL refuses the chain.
        assertThat(server.getExtensionValue("2.5.29.35")).isNotNull();
        assertThat(certificate(download("ca.pem").body()).getExtensionValue("2.5.29.14"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void newVersionsOfTlsAreSpoken(String version) throws Exception {
        assertThat(session(version, "localhost").getProtocol()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    void oldVersionsOfTlsAreNot(String version) {
        assertThatThrownBy(() -> session(version, "localhost")).isInstanceOf(SSLException.class);
    }

    @Test
    void plainHttpOnThePortOfHttpsIsRefusedWithoutHarm() throws Exception {
        URI plain = URI.create("http://localhost:" + EMULATOR.httpsOrigin().getPort() + "/_emulator/health");

        HttpResponse<String> refused =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(plain).build(), BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).doesNotContain("<html", "Exception");
    }

    @Test
    void aFileKeepsTheAuthorityAndTheSigningKey() throws IOException {
        Map<String, String> settings = Map.of("EMULATOR_DATABASE", "file", "EMULATOR_DATA_DIR", folder.toString());
        String authority;
        String keys;
        try (EmulatorProcess first = EmulatorProcess.started(settings)) {
            Wire wire = new Wire(first.origin());
            authority = wire.send(wire.to("/_emulator/tls/ca.pem")).text();
            keys = wire.send(wire.to("/contoso.example/discovery/v2.0/keys")).text();
        }
        try (EmulatorProcess second = EmulatorProcess.started(settings)) {
            Wire wire = new Wire(second.origin());
            assertThat(wire.send(wire.to("/_emulator/tls/ca.pem")).text()).isEqualTo(authority);
            assertThat(wire.send(wire.to("/contoso.example/discovery/v2.0/keys"))
                            .text())
                    .isEqualTo(keys);
        }
        assertThat(PLAIN.send(PLAIN.to("/_emulator/tls/ca.pem")).text()).isNotEqualTo(authority);
    }

    @Test
    void whoDoesNotWaitForAnAnswerIsNoErrorOfTheServers() throws Exception {
        HttpClient client = trusting(downloadedTrustStore());
        String origin = EMULATOR.httpsOrigin().toString();
        String step =
                "{\"id\":\"%d\",\"method\":\"GET\",\"url\":\"" + Wire.REQUESTS.substring("/beta".length()) + "\"}";
        String steps = IntStream.range(0, 20).mapToObj(step::formatted).collect(Collectors.joining(","));
        HttpRequest.Builder batch = HttpRequest.newBuilder(URI.create(origin + "/beta/$batch"))
                .header("Authorization", "Bearer " + token(client, origin))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"requests\":[" + steps + "]}"));
        // Some give up before their answer is begun, some while it is written.
        CompletableFuture<?>[] givenUp = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> batch.copy().timeout(Duration.ofMillis(5L * i)).build())
                .map(impatient ->
                        client.sendAsync(impatient, BodyHandlers.ofString()).handle((answer, tooLate) -> tooLate))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(givenUp).join();

        assertThat(client.send(batch.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(EMULATOR.output()).doesNotContain("ERROR");
    }

    @Test
    void withoutHttpsThereIsNoAuthority() {
        try (EmulatorProcess emulator = EmulatorProcess.started(Map.of("EMULATOR_HTTPS_ENABLED", "false"))) {
            Wire wire = new Wire(emulator.origin());

            assertThat(emulator.output()).doesNotContain("https://localhost");
            assertThat(wire.send(wire.to("/_emulator/tls/ca.pem")).status()).isEqualTo(404);
        }
    }

    private static String token(HttpClient client, String origin) throws IOException, InterruptedException {
        String body = "grant_type=client_credentials&client_id=5eed0000-0000-4000-8000-0000000000a1"
                + "&client_secret=demo-secret-of-access-operations&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default";
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(origin + "/contoso.example/oauth2/v2.0/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    private static HttpResponse<byte[]> download(String file) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(PLAIN.to("/_emulator/tls/" + file).build(), BodyHandlers.ofByteArray());
    }

    private KeyStore downloadedTrustStore() throws Exception {
        Path file = Files.write(
                folder.resolve("truststore.p12"), download("truststore.p12").body());
        return KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    }

    private static X509Certificate certificate(byte[] encoded) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static HttpClient trusting(KeyStore trusted) throws Exception {
        return HttpClient.newBuilder().sslContext(context(trusted)).build();
    }

    private static SSLContext context(KeyStore trusted) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** A handshake that checks the certificate against the name, as clients do whose DNS leads them here. */
    private SSLSession session(String version, String name) throws Exception {
        try (SSLSocket socket = (SSLSocket) context(downloadedTrustStore())
                .getSocketFactory()
                .createSocket("localhost", EMULATOR.httpsOrigin().getPort())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {version});
            parameters.setServerNames(List.of(new SNIHostName(name)));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket.getSession();
        }
    }
}

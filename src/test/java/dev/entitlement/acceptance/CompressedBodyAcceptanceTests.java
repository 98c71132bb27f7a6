package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.RawConnection.gzip;
import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.RawConnection.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that were sent with {@code Content-Encoding}, to Graph, to the issuer and to the control API. */
class CompressedBodyAcceptanceTests {

    private static final String TOKEN = "/" + Seeds.TENANT + "/oauth2/v2.0/token";
    private static final String OUTCOMES = "/_emulator/delivery/outcomes";
    private static final String GZIP = "Content-Encoding: gzip\n";

    /** A surface: a call of it that takes a body, and how one recognizes its refusals. */
    private enum Surface {
        GRAPH("POST", CatalogWire.V1.path("catalogs"), "application/json", "{\"displayName\":\"gzip\"}", "innerError"),
        ENTRA("POST", TOKEN, "application/x-www-form-urlencoded", form(), "AADSTS90013"),
        CONTROL(
                "PUT",
                OUTCOMES,
                "application/json",
                "{\"request\":\"" + Seeds.DELIVERING + "\",\"sequence\":[\"delivered\"]}",
                "\"detail\"");

        private final String method;
        private final String path;
        private final String type;
        private final String body;
        private final String refusal;

        Surface(String method, String path, String type, String body, String refusal) {
            this.method = method;
            this.path = path;
            this.type = type;
            this.body = body;
            this.refusal = refusal;
        }

        private String headers() {
            String token = this == GRAPH ? "Authorization: Bearer " + SharedEmulator.permittedToken() + "\n" : "";
            return token + "Content-Type: " + type + "\n";
        }

        private Answer sent(RawConnection connection, String headers, byte[] sent) throws IOException {
            return connection.call(method, path, headers() + headers, sent);
        }
    }

    private static String form() {
        return "grant_type=client_credentials&client_id=" + Seeds.PERMITTED.id() + "&client_secret="
                + URLEncoder.encode(Seeds.PERMITTED.secret(), StandardCharsets.UTF_8) + "&scope=" + Wire.GRAPH;
    }

    static Stream<Arguments> surfacesAndHeaders() {
        return Arrays.stream(Surface.values())
                .flatMap(surface -> Stream.of("gzip", "GZip", "x-gzip", "identity, gzip,", "gzip\nContent-Encoding: ")
                        .map(encoding -> Arguments.of(surface, "Content-Encoding: " + encoding + "\n")));
    }

    @ParameterizedTest
    @MethodSource("surfacesAndHeaders")
    void isReadAsIfItHadBeenSentWithout(Surface surface, String encoding) throws IOException {
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            for (int call = 0; call < 3; call++) {
                Answer answer = surface.sent(connection, encoding, gzip(surface.body));

                assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
            }
            assertThat(surface.sent(connection, "Content-Encoding: Identity\n", surface.body.getBytes())
                            .status())
                    .isBetween(200, 201);
        }
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void mayComeInChunksAndInSeveralMembers(Surface surface) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(gzip(surface.body.substring(0, 5)));
        body.write(gzip(surface.body.substring(5)));
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (byte one : body.toByteArray()) {
            chunks.write("1\r\n".getBytes());
            chunks.write(one);
            chunks.write("\r\n".getBytes());
        }
        chunks.write("0\r\n\r\n".getBytes());
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            connection.send(
                    RawConnection.head(
                            surface.method, surface.path, surface.headers() + GZIP + "Transfer-Encoding: chunked\n"),
                    chunks.toByteArray());

            assertThat(connection.answer().status()).isBetween(200, 201);
        }
    }

    static Stream<Arguments> surfacesAndBrokenBodies() throws IOException {
        byte[] good = gzip("{\"displayName\":\"gzip\"}");
        byte[] garbage = Arrays.copyOf(good, good.length + 2);
        byte[] wrongSum = good.clone();
        wrongSum[good.length - 8] ^= 1;
        byte[] wrongData = good.clone();
        wrongData[12] ^= 0x55;
        return Arrays.stream(Surface.values())
                .flatMap(surface -> Stream.of(
                        Arguments.of(surface, "followed by something", garbage),
                        Arguments.of(surface, "cut off", Arrays.copyOf(good, good.length - 3)),
                        Arguments.of(surface, "only its beginning", Arrays.copyOf(good, 5)),
                        Arguments.of(surface, "another sum", wrongSum),
                        Arguments.of(surface, "other data", wrongData),
                        Arguments.of(surface, "not compressed at all", surface.body.getBytes())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("surfacesAndBrokenBodies")
    void isRefusedWhereItIsBroken(Surface surface, String name, byte[] sent) throws IOException {
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            Answer refused = surface.sent(connection, GZIP, sent);

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains(surface.refusal);
            assertThat(connection.isEnded()).isTrue();
        }
    }

    static Stream<Surface> surfaces() {
        return Arrays.stream(Surface.values());
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void isRefusedWhereItWouldBeTooLarge(Surface surface) throws IOException {
        byte[] bomb = zeros(200_000_000);
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            long before = System.nanoTime();
            Answer refused = surface.sent(connection, GZIP, bomb);

            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.text()).contains(surface.refusal);
            assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(2_000);
        }
    }

    static Stream<Arguments> surfacesAndOtherEncodings() {
        return Arrays.stream(Surface.values())
                .flatMap(surface -> Stream.of("br", "deflate", "gzip, gzip", "gzip\nContent-Encoding: gzip", "zstd,br")
                        .map(encoding -> Arguments.of(surface, encoding)));
    }

    @ParameterizedTest
    @MethodSource("surfacesAndOtherEncodings")
    void anyOtherEncodingIsRefusedWithTheOneThatWouldDo(Surface surface, String encoding) throws IOException {
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            Answer refused = surface.sent(connection, "Content-Encoding: " + encoding + "\n", gzip(surface.body));

            assertThat(refused.status()).isEqualTo(415);
            assertThat(refused.header("Accept-Encoding")).isEqualTo("gzip");
            assertThat(refused.text()).contains(surface.refusal);
            // Kiota sends it once more without the encoding, over the same connection.
            assertThat(surface.sent(connection, "", surface.body.getBytes()).status())
                    .isBetween(200, 201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br"})
    void nothingNeedsNoDecompression(String encoding) throws IOException {
        String path = Wire.REQUESTS + SharedEmulator.freshFailedRequest() + "/reprocess";
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            assertThat(connection
                            .call(
                                    "POST",
                                    path,
                                    Surface.GRAPH.headers() + "Content-Encoding: " + encoding + "\n",
                                    new byte[0])
                            .status())
                    .isEqualTo(202);
        }
    }

    @Test
    void aBatchMayBeCompressedAndItsStepsMayNot() throws IOException {
        String batch = Batches.of(
                Batches.get("1", Batches.path(Seeds.DELIVERED)),
                Batches.step(
                        "2",
                        "'method':'POST','url':'/identityGovernance/entitlementManagement/catalogs','body':{},"
                                + "'headers':{'Content-Type':'application/json','Content-Encoding':'gzip'}"));
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            Answer answer = connection.call("POST", "/v1.0/$batch", Surface.GRAPH.headers() + GZIP, gzip(batch));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains("\"id\":\"1\",\"status\":200", "\"id\":\"2\",\"status\":415");
        }
    }

    @Test
    void whatNobodyMayReadIsNotDecompressed() throws IOException {
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            Answer refused = connection.call(
                    "POST", Surface.GRAPH.path, "Content-Type: application/json\n" + GZIP, "no gzip".getBytes());

            assertThat(refused.status()).isEqualTo(401);
            assertThat(connection.call("GET", "/_emulator/health", "").status()).isEqualTo(200);
        }
    }

    private static byte[] zeros(int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] block = new byte[1_000_000];
            for (int written = 0; written < length; written += block.length) {
                gzip.write(block);
            }
        }
        return bytes.toByteArray();
    }
}

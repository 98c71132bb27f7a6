package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.SharedEmulator.WIRE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.acceptance.RawConnection.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers to clients that say {@code Accept-Encoding: gzip}, as most do without being told to. */
class CompressedAnswerAcceptanceTests {

    private static final String ACCEPTED = "Accept-Encoding: gzip\n";
    private static final String LIST = Wire.V1_REQUESTS.replaceAll("/$", "");

    @ParameterizedTest
    @CsvSource({
        "/beta/$metadata, <edmx:Edmx",
        "/_emulator/coverage, {id}/reprocess",
        "/_emulator/prometheus, jvm_memory"
    })
    void areCompressedWhereTheyAreLarge(String path, String content) throws IOException {
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            Answer compressed = connection.call("GET", path, ACCEPTED);
            Answer plain = connection.call("GET", path, "Accept-Encoding: gzip;q=0, br\n");

            assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(compressed.gunzipped()).contains(content);
            assertThat(plain.header("Content-Encoding")).isNull();
            assertThat(plain.text()).contains(content);
            assertThat(compressed.header("Vary")).isEqualToIgnoringCase("Accept-Encoding");
            assertThat(plain.header("Vary")).isEqualToIgnoringCase("Accept-Encoding");
        }
    }

    @Test
    void aListIsTheSameForEverybodyAndHeadTellsOfIt() throws IOException {
        String headers = authorization() + ACCEPTED;
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            Answer compressed = connection.call("GET", LIST + "?$top=5", headers);
            Answer plain = connection.call("GET", LIST + "?$top=5", authorization());
            connection.send(RawConnection.head("HEAD", LIST + "?$top=5", headers), new byte[0]);
            Answer head = connection.answerToHead();
            connection.send(RawConnection.head("HEAD", LIST + "?$top=5", ACCEPTED), new byte[0]);
            Answer refused = connection.answerToHead();
            connection.send(RawConnection.head("HEAD", "/beta/$metadata", ""), new byte[0]);
            Answer model = connection.answerToHead();

            assertThat(compressed.gunzipped()).isEqualTo(plain.text());
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(model.status()).isEqualTo(200);
            assertThat(connection.call("GET", "/_emulator/health", "").status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsSmallOrEmptyStaysAsItIs() throws IOException {
        String headers = authorization() + ACCEPTED;
        try (RawConnection connection = new RawConnection(WIRE.origin())) {
            Answer count = connection.call("GET", LIST + "/$count", headers);
            assertThat(count.header("Content-Encoding")).isNull();
            assertThat(Integer.parseInt(count.text())).isPositive();

            Answer accepted = connection.call(
                    "POST", Wire.REQUESTS + SharedEmulator.freshFailedRequest() + "/reprocess", headers, new byte[0]);
            assertThat(accepted.status()).isEqualTo(202);
            assertThat(accepted.headers()).containsEntry("Content-Length", "0");
            assertThat(accepted.headers()).doesNotContainKeys("Content-Type", "Content-Encoding");

            Answer refused = connection.call("GET", LIST, ACCEPTED);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.headers()).doesNotContainKey("Content-Encoding");
            assertThat(refused.text()).contains("InvalidAuthenticationToken");
        }
    }

    private static String authorization() {
        return "Authorization: Bearer " + SharedEmulator.permittedToken() + "\n";
    }
}

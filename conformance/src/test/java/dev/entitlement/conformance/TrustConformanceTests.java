package dev.entitlement.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** It is the trust store, and nothing else, that makes a program accept the emulator's certificate. */
class TrustConformanceTests {

    private static final List<String> TRUST = List.of("javax.net.ssl.trustStore", "javax.net.ssl.trustStorePassword");
    private static final String PKIX = "PKIX path building failed";

    @Test
    void withoutTheTrustStoreNoSdkGetsAnAnswerAndEachSaysWhy() throws IOException {
        assertThat(linesOf(List.of())).hasSize(3).allSatisfy(line -> assertThat(line)
                .contains("SSLHandshakeException", PKIX));
    }

    @Test
    void withItTheSameProgramIsAnsweredOverEachHttpClient() throws IOException {
        assertThat(linesOf(TRUST.stream()
                        .map(name -> "-D" + name + "=" + System.getProperty(name))
                        .toList()))
                .satisfiesExactly(
                        netty -> assertThat(netty).isEqualTo("azure-identity: answered"),
                        jdk -> assertThat(jdk).isEqualTo("msal4j: answered"),
                        okhttp -> assertThat(okhttp)
                                .startsWith("microsoft-graph-beta: ")
                                .contains("ODataError")
                                .doesNotContain(PKIX));
    }

    private static List<String> linesOf(List<String> options) throws IOException {
        String origin = Emulator.ORIGIN.toString();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Untrusting.class.getName(), origin));
        Process program = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = program.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}

package dev.entitlement.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** What the tests ask of the emulator itself, which no SDK can. */
final class Control {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Control() {}

    /**
     * One way to call an operation.
     *
     * @param path with {@code {names}} where values go
     */
    record Covered(String operation, String method, String path) {}

    /** Everything that the emulator says it emulates. */
    static List<Covered> coverage() {
        List<Covered> covered = new ArrayList<>();
        for (JsonNode operation : get("/_emulator/coverage")) {
            for (JsonNode call : operation.path("calls")) {
                String[] parts = call.asText().split(" ", 2);
                covered.add(new Covered(operation.path("operation").asText(), parts[0], parts[1]));
            }
        }
        return covered;
    }

    static JsonNode get(String path) {
        return send("GET", path, "");
    }

    static JsonNode send(String method, String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(Emulator.PLAIN_ORIGIN.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(path + " " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

package dev.entitlement.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls an emulator over real HTTP, as a client that knows nothing of its code. */
final class Wire {

    static final String REQUESTS = "/beta/identityGovernance/entitlementManagement/accessPackageAssignmentRequests/";
    static final String V1_REQUESTS = "/v1.0/identityGovernance/entitlementManagement/assignmentRequests/";
    static final String GRAPH = "https://graph.microsoft.com/.default";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI origin;

    Wire(URI origin) {
        this.origin = origin;
    }

    URI origin() {
        return origin;
    }

    /** An answer, its body read as JSON when it has one. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String code() {
            return json().at("/error/code").asString();
        }

        String message() {
            return json().at("/error/message").asString();
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path)).timeout(Duration.ofSeconds(30));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    Answer get(String path, String token) {
        return send(to(path).header("Authorization", "Bearer " + token));
    }

    Answer post(String path, String token) {
        return send(to(path).header("Authorization", "Bearer " + token).POST(BodyPublishers.noBody()));
    }

    Answer reprocess(String id, String token) {
        return post(REQUESTS + id + "/reprocess", token);
    }

    String stateOf(String id, String token) {
        return get(REQUESTS + id, token).json().path("requestState").asString();
    }

    Answer form(String path, Map<String, String> parameters) {
        String body = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    Answer tokenAnswer(String tenant, Seeds.Client client) {
        return form(
                "/" + tenant + "/oauth2/v2.0/token",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client.id(),
                        "client_secret",
                        client.secret(),
                        "scope",
                        GRAPH));
    }

    String token(String tenant, Seeds.Client client) {
        return tokenAnswer(tenant, client).json().path("access_token").asString();
    }
}

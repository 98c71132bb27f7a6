package dev.entitlement.acceptance;

import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Listens to the emulator's events, on a connection of its own. */
final class EventListener implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpResponse<InputStream> response;
    private final List<Event> heard = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::read, "listener");
    private volatile boolean ended;

    record Event(long id, String type, JsonNode data) {}

    private EventListener(HttpRequest request) {
        try {
            response = http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        reader.setDaemon(true);
        reader.start();
    }

    /** Begins to listen; headers are names and values in turn. */
    static EventListener of(URI origin, String query, String... headers) {
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create(origin + "/_emulator/events" + query))
                .header("Accept", "text/event-stream");
        return new EventListener((headers.length == 0 ? call : call.headers(headers)).build());
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    List<Event> heard() {
        return List.copyOf(heard);
    }

    /** Everything that was sent. */
    String text() {
        return String.join("\n", lines);
    }

    boolean hasEnded() {
        return ended;
    }

    /** Waits for an event. */
    Event awaited(Predicate<Event> wanted) {
        await().atMost(PATIENCE).until(() -> heard.stream().anyMatch(wanted));
        return heard.stream().filter(wanted).findFirst().orElseThrow();
    }

    Event awaited(String type) {
        return awaited(event -> event.type().equals(type));
    }

    /** Waits for the call with this answer. */
    Event awaited(Answer answer) {
        return awaited(event -> event.type().equals("request")
                && event.data().path("requestId").asString().equals(answer.header("request-id")));
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            long id = -1;
            String type = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (line.startsWith("id: ")) {
                    id = Long.parseLong(line.substring(4));
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    heard.add(new Event(id, type, JSON.readTree(line.substring(6))));
                }
            }
        } catch (IOException closed) {
            lines.add("broken: " + closed.getMessage());
        }
        ended = true;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException already) {
            lines.add("closed: " + already.getMessage());
        }
    }
}

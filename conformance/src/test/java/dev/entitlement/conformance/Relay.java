package dev.entitlement.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands between an SDK and the emulator, answers the first calls itself and passes the others on. The emulator does
 * not break calls on request, and a retry is seen only where the first attempt has failed.
 */
final class Relay implements AutoCloseable {

    private static final String OVERLOADED = """
            {"error":{"code":"%s","message":"Please retry later.","innerError":{"date":"2026-01-02T03:04:05",
             "request-id":"99999999-0000-4000-8000-000000000001","client-request-id":"99999999-0000-4000-8000-000000000001"}}}
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<Failure> failures;
    private final List<Instant> arrivals = new ArrayList<>();
    private final List<Integer> passed = new ArrayList<>();
    private final HttpServer server;

    /**
     * An answer that the relay gives by itself.
     *
     * @param retryAfter seconds; no such header when below zero
     */
    record Failure(int status, int retryAfter) {}

    Relay(Failure... failures) {
        this.failures = new ConcurrentLinkedQueue<>(List.of(failures));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** How long the SDK waited between the first call and the second, and so on. */
    synchronized List<Duration> waits() {
        List<Duration> waits = new ArrayList<>();
        for (int n = 1; n < arrivals.size(); n++) {
            waits.add(Duration.between(arrivals.get(n - 1), arrivals.get(n)));
        }
        return waits;
    }

    /** What the emulator answered to the calls that reached it. */
    synchronized List<Integer> passed() {
        return List.copyOf(passed);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            arrivals.add(Instant.now());
            Failure failure = failures.poll();
            if (failure == null) {
                pass(exchange);
            } else {
                fail(exchange, failure);
            }
        }
    }

    private static void fail(HttpExchange exchange, Failure failure) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (failure.retryAfter() >= 0) {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(failure.retryAfter()));
        }
        byte[] body = OVERLOADED
                .formatted(failure.status() == 429 ? "TooManyRequests" : "ServiceUnavailable")
                .getBytes();
        exchange.sendResponseHeaders(failure.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private void pass(HttpExchange exchange) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        Emulator.PLAIN_ORIGIN + exchange.getRequestURI().toString()))
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            passed.add(response.statusCode());
            response.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders()
                    .set("Content-Type", type));
            exchange.sendResponseHeaders(
                    response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}

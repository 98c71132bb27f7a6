package dev.entitlement.acceptance;

import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Calls of the control API, and of a tenant that it has made. */
final class Control {

    /** The demo seed's app with every permission; its id and secret are the same in every tenant. */
    static final Seeds.Client DEMO_APP =
            new Seeds.Client("5eed0000-0000-4000-8000-0000000000a1", "demo-secret-of-access-operations", List.of());

    /** Failed an hour before the tenant was filled. */
    static final String DEMO_FAILED = "5eed0000-0000-4000-8000-000000000f01";

    /** Was delivered in part. */
    static final String DEMO_PARTIAL = "5eed0000-0000-4000-8000-000000000f02";

    private final Wire wire;

    Control(Wire wire) {
        this.wire = wire;
    }

    /** Sends JSON, written with single quotes. */
    static Answer send(Wire wire, String method, String path, String json) {
        return new Control(wire).send(method, path, json.replace('\'', '"'));
    }

    static Answer post(Wire wire, String path, String json) {
        return send(wire, "POST", path, json);
    }

    static Answer get(Wire wire, String path) {
        return new Control(wire).get(path);
    }

    Answer get(String path) {
        return wire.send(wire.to("/_emulator" + path));
    }

    Answer delete(String path) {
        return wire.send(wire.to("/_emulator" + path).DELETE());
    }

    /** Without a body where it is empty. */
    Answer send(String method, String path, String body) {
        HttpRequest.Builder call = wire.to("/_emulator" + path);
        return wire.send(
                body.isEmpty()
                        ? call.method(method, BodyPublishers.noBody())
                        : call.header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body)));
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    /** A tenant that did not exist, filled with the demo seed. */
    JsonNode demoTenant(String alias) {
        Answer made = post("/tenants", "{\"alias\":\"" + alias + "\",\"seed\":\"demo\"}");
        if (made.status() != 201) {
            throw new IllegalStateException(made.text());
        }
        return made.json();
    }

    String token(String tenant) {
        return wire.token(tenant, DEMO_APP);
    }

    /** Of one of the demo's people, who has signed in to its app. */
    String token(String tenant, String principalName, String password, String scope) {
        return wire.form(
                        "/" + tenant + "/oauth2/v2.0/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                DEMO_APP.id(),
                                "client_secret",
                                DEMO_APP.secret(),
                                "username",
                                principalName,
                                "password",
                                password,
                                "scope",
                                scope))
                .json()
                .path("access_token")
                .asString();
    }

    /** Does something so many times at once, and returns what came of each. */
    static <T> List<T> atOnce(int times, IntFunction<Callable<T>> work) {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            CyclicBarrier start = new CyclicBarrier(times);
            List<Future<T>> running = IntStream.range(0, times)
                    .mapToObj(n -> threads.submit(() -> {
                        start.await();
                        return work.apply(n).call();
                    }))
                    .toList();
            return running.stream().map(Control::result).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}

package dev.entitlement.conformance;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Looks on at what an SDK sends and gets, each retry by itself, below everything that the SDK does to it. */
final class WireLog implements Interceptor {

    /** Of all clients of this Java machine. */
    private static final Queue<Call> ALL = new ConcurrentLinkedQueue<>();

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    /**
     * One request and its answer.
     *
     * @param path without the query, decoded
     * @param protocol of HTTP: {@code h2} or {@code http/1.1}
     * @param connection the number of the connection within this Java machine
     */
    record Call(
            String method,
            String path,
            String query,
            int status,
            String protocol,
            int connection,
            Headers sent,
            Headers received) {}

    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        Response response = chain.proceed(chain.request());
        Call call = new Call(
                chain.request().method(),
                URLDecoder.decode(chain.request().url().encodedPath().replace("+", "%2B"), StandardCharsets.UTF_8),
                chain.request().url().encodedQuery(),
                response.code(),
                response.protocol().toString(),
                System.identityHashCode(connection),
                chain.request().headers(),
                response.headers());
        calls.add(call);
        ALL.add(call);
        return response;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    static List<Call> all() {
        return List.copyOf(ALL);
    }
}

package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.Wire.Answer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Clients that reprocess the failed requests of {@link Seeds}, as many as there are, until they are told to stop. Each
 * request is called until it is accepted, by one client at a time, at whatever node answers.
 */
final class ReprocessLoad implements AutoCloseable {

    private final ExecutorService clients;
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> accepted = new java.util.concurrent.ConcurrentHashMap<>();
    private final Queue<Answer> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> waits = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger broken = new AtomicInteger();
    private final Supplier<List<URI>> nodes;
    private final String token;

    /** @param nodes where they may call now */
    ReprocessLoad(int threads, Supplier<List<URI>> nodes, String token) {
        this.nodes = nodes;
        this.token = token;
        for (int n = 0; n < Seeds.FAILED_REQUESTS; n++) {
            waiting.add(Seeds.failed(n));
        }
        clients = Executors.newFixedThreadPool(threads);
        for (int n = 0; n < threads; n++) {
            int first = n;
            clients.submit(() -> call(first));
        }
    }

    private void call(int first) {
        int turn = first;
        while (!over.get()) {
            String request = waiting.poll();
            if (request == null) {
                return;
            }
            List<URI> known = nodes.get();
            long begin = System.nanoTime();
            try {
                Answer answer = new Wire(known.get(turn++ % known.size())).reprocess(request, token);
                waits.add(Duration.ofNanos(System.nanoTime() - begin));
                take(request, answer);
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (UncheckedIOException gone) {
                // Whether it was accepted nobody knows: it may be, at most once.
                broken.incrementAndGet();
                waiting.add(request);
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private void take(String request, Answer answer) {
        if (answer.status() == 202) {
            accepted.merge(request, 1, Integer::sum);
        } else if (answer.status() >= 500) {
            refusals.add(answer);
            waiting.add(request);
        }
    }

    int accepted() {
        return accepted.size();
    }

    /** Waits until all that was accepted is delivered, as clients see it. */
    void awaitDelivered(Wire wire) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(accepted.keySet())
                        .allSatisfy(request ->
                                assertThat(wire.stateOf(request, token)).isEqualTo("Delivered")));
    }

    /** Whether there is no request left to call for, but for those that are being called for now. */
    boolean hasCalledAll() {
        return waiting.isEmpty();
    }

    /** Every answer of 500 and above. */
    List<Answer> refusals() {
        return List.copyOf(refusals);
    }

    /** How long each answer took. */
    List<Duration> waits() {
        return List.copyOf(waits);
    }

    /** How many calls had no answer. */
    int broken() {
        return broken.get();
    }

    @Override
    public void close() {
        over.set(true);
        clients.shutdown();
        try {
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until nothing is being delivered any more, then looks whether each accepted call came to one delivery: in the
     * database, and as the control API tells it.
     */
    void assertDeliveredOnce(Wire wire, Connection database) throws SQLException {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(inState(database, "DELIVERING")).isEmpty());
        assertDeliveredOnce(database);
        String some = accepted.keySet().iterator().next();
        assertThat(Control.get(wire, "/state/assignmentRequests/" + some + "?tenant=" + Seeds.TENANT)
                        .json()
                        .path("transitions"))
                .extracting(transition -> transition.path("to").asString())
                .endsWith("delivering", "delivered");
    }

    /** Looks whether each accepted call came to one delivery, in a database in which nothing is being delivered. */
    void assertDeliveredOnce(Connection database) throws SQLException {
        Map<String, List<String>> transitions = transitions(database);
        assertThat(accepted).isNotEmpty().allSatisfy((request, times) -> {
            assertThat(times).isEqualTo(1);
            assertThat(transitions.get(request))
                    .as(request)
                    .containsExactly("DELIVERY_FAILED -> DELIVERING", "DELIVERING -> DELIVERED");
        });
        // A call without an answer may have been accepted, but never counts twice either.
        assertThat(transitions.values()).allSatisfy(each -> assertThat(each).doesNotHaveDuplicates());
    }

    private static List<String> inState(Connection database, String state) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement query = database.createStatement();
                ResultSet rows = query.executeQuery("select id from assignment_request where state = '" + state
                        + "' and id <> '" + Seeds.DELIVERING + "'")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static Map<String, List<String>> transitions(Connection database) throws SQLException {
        Map<String, List<String>> found = new TreeMap<>();
        try (Statement query = database.createStatement();
                ResultSet rows = query.executeQuery("select cast(request_id as varchar(36)), from_state, to_state"
                        + " from request_transition order by request_id, position")) {
            while (rows.next()) {
                found.computeIfAbsent(rows.getString(1), request -> new ArrayList<>())
                        .add(rows.getString(2) + " -> " + rows.getString(3));
            }
        }
        return found;
    }
}

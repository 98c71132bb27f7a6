package dev.entitlement.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Clients that read one request beside each other while the journal is told again and again to forget all calls. */
final class ForgettingLoad {

    private static final int TIMES = 10;
    private static final int CALLS_AFTERWARDS = 10;
    private static final long PATIENCE_SECONDS = 60;

    private enum Phase {
        BEFORE_THE_LAST,
        DURING_THE_LAST,
        AFTER_THE_LAST
    }

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.BEFORE_THE_LAST);
    private final Queue<String> answeredBefore = new ConcurrentLinkedQueue<>();
    private final Queue<String> calledAfterwards = new ConcurrentLinkedQueue<>();

    private ForgettingLoad() {}

    /**
     * What was answered before all was forgotten for the last time is not told, what is called after it is told, and no
     * call is left half told.
     *
     * @param clients who call, each for itself; the tenant is the same
     */
    static void assertForgotten(List<JournalTenant> clients, JournalTenant forgetting, String request) {
        ForgettingLoad load = new ForgettingLoad();
        List<CompletableFuture<Void>> calling = clients.stream()
                .map(client -> CompletableFuture.runAsync(() -> load.call(client, request)))
                .toList();
        for (int n = 1; n <= TIMES; n++) {
            load.awaitCalls(n * clients.size());
            if (n == TIMES) {
                load.phase.set(Phase.DURING_THE_LAST);
            }
            assertThat(forgetting.control("DELETE", "/requests", "").status()).isEqualTo(200);
        }
        load.phase.set(Phase.AFTER_THE_LAST);
        CompletableFuture.allOf(calling.toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();

        List<String> told = new ArrayList<>();
        forgetting.calls("limit=1000").forEach(call -> {
            assertThat(call.path("exchange").asString()).isEqualTo("answered");
            told.add(call.path("requestId").asString());
        });
        assertThat(told)
                .doesNotHaveDuplicates()
                .containsAll(load.calledAfterwards)
                .doesNotContainAnyElementsOf(load.answeredBefore);
    }

    private void call(JournalTenant client, String request) {
        for (int afterwards = 0; afterwards < CALLS_AFTERWARDS; ) {
            Phase begun = phase.get();
            String id = client.read(request).header("request-id");
            if (phase.get() == Phase.BEFORE_THE_LAST) {
                answeredBefore.add(id);
            } else if (begun == Phase.AFTER_THE_LAST) {
                calledAfterwards.add(id);
                afterwards++;
            }
        }
    }

    private void awaitCalls(int count) {
        await().until(() -> answeredBefore.size() >= count);
    }
}

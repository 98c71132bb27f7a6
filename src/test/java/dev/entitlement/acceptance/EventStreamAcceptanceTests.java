package dev.entitlement.acceptance;

import static dev.entitlement.acceptance.Control.DEMO_FAILED;
import static dev.entitlement.acceptance.Control.DEMO_PARTIAL;
import static dev.entitlement.acceptance.JournalEmulator.CONTROL;
import static dev.entitlement.acceptance.JournalEmulator.WIRE;
import static dev.entitlement.acceptance.TenantAcceptanceTests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entitlement.acceptance.EventListener.Event;
import dev.entitlement.acceptance.Wire.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What happens is told while it happens. */
@Timeout(120)
class EventStreamAcceptanceTests {

    private static final int MOST_STREAMS = 100;

    private final JournalTenant tenant = JournalEmulator.tenant();

    private EventListener listen(String... headers) {
        return EventListener.of(WIRE.origin(), "?tenant=" + tenant.alias(), headers);
    }

    @Test
    void callsAndWhatComesOfThemAreTold() {
        tenant.armReprocess("busy", "{'throttle':{'retryAfter':'PT1S'}}");
        try (EventListener listener = listen()) {
            assertThat(listener.header("Content-Type")).startsWith("text/event-stream");
            assertThat(listener.header("Cache-Control")).isEqualTo("no-cache");
            Answer refused = tenant.reprocess(DEMO_FAILED);
            Answer accepted = tenant.reprocess(DEMO_FAILED);

            Event fault = listener.awaited("fault");
            assertThat(fault.data().path("id").asString()).isEqualTo("busy");
            assertThat(fault.data().path("outcome").asString()).isEqualTo("throttle");
            assertThat(fault.data().path("requestId").asString()).isEqualTo(refused.header("request-id"));
            Event call = listener.awaited(accepted);
            assertThat(call.data().path("operation").asString()).isEqualTo(JournalTenant.REPROCESS);
            assertThat(call.data().path("status").asInt()).isEqualTo(202);
            Event delivered = listener.awaited(event -> event.type().equals("transition")
                    && event.data().path("to").asString().equals("delivered"));
            assertThat(delivered.data().path("requestId").asString()).isEqualTo(accepted.header("request-id"));
            assertThat(delivered.data().path("assignmentRequest").asString()).isEqualTo(DEMO_FAILED);
            assertThat(listener.heard()).extracting(Event::id).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void theClockAndResetsAreTold() {
        try (EventListener listener = listen()) {
            tenant.control("POST", "/clock/advance", "{'by':'1d'}");
            assertThat(listener.awaited("clock").data().path("frozen").asBoolean(true))
                    .isFalse();
            tenant.control("POST", "/reset", "{}");
            Event reset = listener.awaited("reset");
            assertThat(reset.data().path("parts").valueStream().map(JsonNode::asString))
                    .containsExactly("state", "clock", "faults", "journal");
            tenant.control("POST", "/reset", "{'keep':['journal','clock','faults']}");
            Event second = listener.awaited(event -> event.type().equals("reset") && event.id() > reset.id());
            assertThat(second.data().path("parts").toString()).isEqualTo("[\"state\"]");
            // One reset is one event, and the clock that came back with it is no other.
            assertThat(listener.heard())
                    .extracting(Event::type)
                    .filteredOn(type -> !type.equals("transition"))
                    .containsExactly("clock", "reset", "reset");
        }
    }

    @Test
    void aDeliveryThatIsCarriedOutTwiceIsToldTwice() {
        tenant.control("PUT", "/delivery", "{'mode':'manual'}");
        tenant.armReprocess("twice", "'duplicate'");
        try (EventListener listener = listen()) {
            Answer accepted = tenant.reprocess(DEMO_FAILED);
            assertThat(tenant.control("POST", "/deliveries/run", "{'until':'idle'}")
                            .text())
                    .contains("\"cause\":\"duplicate\"");

            Event second = listener.awaited(
                    event -> event.data().path("cause").asString().equals("duplicate"));
            assertThat(second.data().path("from").asString()).isEqualTo("delivered");
            assertThat(second.data().path("requestId").asString()).isEqualTo(accepted.header("request-id"));
            assertThat(CONTROL.get("/requests/" + accepted.header("request-id")).text())
                    .contains("\"cause\":\"duplicate\"");
        }
        assertThat(JournalEmulator.output()).doesNotContain("No enum constant");
    }

    /** The demo's ids are the same in every tenant. */
    @Test
    void everyEventSaysWhoseItIs() {
        String id = CONTROL.get("/tenants/" + tenant.alias()).json().path("id").asString();
        tenant.armReprocess("whose", "{'throttle':{'retryAfter':'PT1S'}}");
        try (EventListener listener = listen()) {
            tenant.reprocess(DEMO_FAILED);
            tenant.reprocess(DEMO_FAILED);
            listener.awaited("transition");
            tenant.control("POST", "/clock/advance", "{'by':'1d'}");
            tenant.control("POST", "/reset", "{}");
            listener.awaited("reset");

            assertThat(listener.heard())
                    .extracting(Event::type)
                    .contains("request", "transition", "fault", "clock", "reset");
            assertThat(listener.heard())
                    .allMatch(
                            event -> event.data().path("tenantId").asString("").equals(id));
        }
    }

    @Test
    void whoIsGoneIsNoErrorOfTheServer() {
        for (int n = 0; n < 30; n++) {
            listen().close();
            tenant.read(DEMO_FAILED);
        }
        assertThat(JournalEmulator.output()).doesNotContain("/_emulator/events failed");
    }

    @Test
    void whoComesBackMissesNothingAndHearsNothingTwice() {
        List<Event> all = new ArrayList<>();
        List<Answer> calls = new ArrayList<>();
        try (EventListener listener = listen()) {
            calls.add(tenant.read(DEMO_FAILED));
            listener.awaited(calls.get(0));
            all.addAll(listener.heard());
        }
        for (int n = 0; n < 20; n++) {
            calls.add(tenant.read(DEMO_FAILED));
        }
        String last = String.valueOf(all.get(all.size() - 1).id());
        try (EventListener listener = listen("Last-Event-ID", last)) {
            calls.add(tenant.read(DEMO_PARTIAL));
            listener.awaited(calls.get(calls.size() - 1));
            all.addAll(listener.heard());
        }

        assertThat(all).extracting(Event::id).isSorted().doesNotHaveDuplicates();
        assertThat(all)
                .extracting(event -> event.data().path("requestId").asString())
                .containsExactlyElementsOf(
                        calls.stream().map(call -> call.header("request-id")).toList());
    }

    @Test
    void whoComesBackWithAnIdOfAnEarlierProcessHearsAllThatIsKept() {
        Answer before = tenant.read(DEMO_FAILED);
        try (EventListener listener = listen("Last-Event-ID", "999999999999999999")) {
            listener.awaited(before);
        }
    }

    @Test
    void anothersEventsAreTheirs() {
        JournalTenant other = JournalEmulator.tenant();
        try (EventListener listener = listen();
                EventListener all = EventListener.of(WIRE.origin(), "")) {
            Answer theirs = other.reprocess(DEMO_FAILED);
            Answer own = tenant.read(DEMO_FAILED);
            listener.awaited(own);
            all.awaited(theirs);
            all.awaited(own);
            assertThat(listener.heard()).hasSize(1);
        }
    }

    /** What happens right after a stream has begun is written by another thread than the one that began it. */
    @Test
    void whoHasJustBegunToListenHearsWhatFollows() {
        for (int n = 0; n < 50; n++) {
            try (EventListener listener = listen()) {
                listener.awaited(tenant.read(DEMO_FAILED));
            }
        }
    }

    @Test
    void noMoreThanAHundredListenAtOnce() {
        List<EventListener> listeners = new ArrayList<>();
        try {
            Answer refused = null;
            while (refused == null && listeners.size() <= MOST_STREAMS) {
                EventListener next = listen();
                listeners.add(next);
                refused = next.status() == 200 ? null : CONTROL.get("/events");
            }
            assertThat(listeners).hasSizeLessThanOrEqualTo(MOST_STREAMS + 1);
            assertProblem(refused, 503);
        } finally {
            listeners.forEach(EventListener::close);
        }
        // Who has gone is noticed by the next that is written to them.
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            tenant.read(DEMO_FAILED);
            try (EventListener listener = listen()) {
                assertThat(listener.status()).isEqualTo(200);
            }
        });
    }

    @Test
    void askedForItsHeadItEnds() {
        for (int n = 0; n < 2; n++) {
            Answer head = WIRE.send(WIRE.to("/_emulator/events").method("HEAD", BodyPublishers.noBody()));
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).startsWith("text/event-stream");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999"})
    void whatIsNoIdOfAnEventIsRefused(String id) {
        assertProblem(WIRE.send(WIRE.to("/_emulator/events").header("Last-Event-ID", id)), 400);
    }

    @Test
    void anotherTypeIsNotServed() {
        assertProblem(WIRE.send(WIRE.to("/_emulator/events").header("Accept", "application/json")), 406);
    }

    @Test
    void theServerEndsWhileSomebodyListensAndSomebodyWaits() throws InterruptedException {
        EmulatorProcess emulator = EmulatorProcess.started(Map.of());
        Wire wire = new Wire(emulator.origin());
        EventListener listener = EventListener.of(emulator.origin(), "");
        Thread waiting = new Thread(() -> Control.post(
                wire, "/requests/verify", "{'match':{'operation':'assignmentRequest.get'},'within':'60s'}"));
        waiting.start();

        emulator.close();

        await().atMost(Duration.ofSeconds(30)).until(listener::hasEnded);
        waiting.join(Duration.ofSeconds(30).toMillis());
        assertThat(waiting.isAlive()).isFalse();
        assertThat(emulator.output()).doesNotContain(" ERROR ", "\tat ");
    }
}

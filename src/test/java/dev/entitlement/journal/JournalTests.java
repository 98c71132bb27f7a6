package dev.entitlement.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.http.CallNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

class JournalTests {

    private static final UUID QUIET = new UUID(0, 1);
    private static final UUID LOUD = new UUID(0, 2);
    private static final int MOST = 100;
    private static final DataSize LEAST_MEMORY = DataSize.ofMegabytes(1);

    private final Causes causes = new Causes();
    private final Journal journal = of(MOST, DataSize.ofMegabytes(64));

    @Test
    void theOldestGoFirst() {
        List<RecordedCall> calls = IntStream.range(0, MOST + 1)
                .mapToObj(n -> call(journal, LOUD, 0))
                .toList();

        assertThat(journal.calls(null, 0)).containsExactlyElementsOf(calls.subList(1, MOST + 1));
        assertThat(journal.find(calls.get(0).origin().requestId())).isEmpty();
        assertThat(journal.find(calls.get(1).origin().requestId())).contains(calls.get(1));
    }

    @Test
    void aTenantThatFloodsPushesOutItsOwnCalls() {
        List<RecordedCall> quiet =
                IntStream.range(0, 40).mapToObj(n -> call(journal, QUIET, 0)).toList();
        for (int n = 0; n < 10 * MOST; n++) {
            call(journal, LOUD, 0);
        }
        assertThat(journal.calls(Set.of(QUIET), 0)).isEqualTo(quiet);
        assertThat(journal.calls(Set.of(LOUD), 0)).hasSize(MOST - 40);
    }

    @Test
    void aNewcomerIsMadeRoomForByWhoHasMost() {
        for (int n = 0; n < MOST; n++) {
            call(journal, LOUD, 0);
        }
        RecordedCall first = call(journal, QUIET, 0);
        assertThat(journal.calls(Set.of(QUIET), 0)).containsExactly(first);
        assertThat(journal.calls(Set.of(LOUD), 0)).hasSize(MOST - 1);
    }

    @Test
    void callsThatAreNobodysAreBoundedLikeATenants() {
        List<RecordedCall> quiet =
                IntStream.range(0, 40).mapToObj(n -> call(journal, QUIET, 0)).toList();
        for (int n = 0; n < 10 * MOST; n++) {
            call(journal, null, 0);
        }
        assertThat(journal.calls(Set.of(QUIET), 0)).isEqualTo(quiet);
        assertThat(journal.calls(null, 0)).hasSize(MOST);
    }

    @Test
    void largeBodiesPushOutThoseOfTheSameTenant() {
        Journal small = of(1_000_000, LEAST_MEMORY);
        List<RecordedCall> quiet =
                IntStream.range(0, 20).mapToObj(n -> call(small, QUIET, 0)).toList();
        for (int n = 0; n < 100; n++) {
            call(small, LOUD, 50_000);
        }
        assertThat(small.calls(Set.of(QUIET), 0)).isEqualTo(quiet);
        assertThat(small.calls(Set.of(LOUD), 0)).hasSizeBetween(15, 20);
    }

    @Test
    void aCallThatIsLargerThanAllIsNotKept() {
        Journal small = of(1_000_000, LEAST_MEMORY);
        RecordedCall before = call(small, QUIET, 0);
        call(small, LOUD, 2_000_000);
        assertThat(small.calls(null, 0)).containsExactly(before);
    }

    @Test
    void whatIsForgottenLeavesNothing() {
        UUID request = UUID.randomUUID();
        RecordedCall moved = call(journal, LOUD, 0);
        causes.moved(LOUD, request, moved);
        call(journal, QUIET, 0);

        assertThat(journal.forget(LOUD)).isEqualTo(1);
        assertThat(journal.calls(Set.of(LOUD), 0)).isEmpty();
        assertThat(causes.ofRequest(LOUD, request)).isEmpty();
        assertThat(journal.forget(LOUD)).isZero();
        assertThat(journal.forgetAll()).isEqualTo(1);
        assertThat(journal.calls(null, 0)).isEmpty();
    }

    @Test
    void aCallThatGoesOnIsThereAlready() {
        RecordedCall going = begun(journal, 0);
        assertThat(journal.calls(null, 0)).containsExactly(going);
        assertThat(journal.calls(null, going.sequence())).isEmpty();
        assertThat(journal.forgetAll()).isZero();
        assertThat(journal.find(going.origin().requestId())).contains(going);
    }

    /** Or whoever reads meanwhile would find it nowhere. */
    @Test
    void whoeverElseRemembersACallHasItWhileItIsStillAmongThoseThatGoOn() {
        RecordedCall going = begun(journal, 0);
        List<RecordedCall> open = new ArrayList<>();

        end(journal, going, LOUD, next -> {
            assertThat(next.ending()).isNotNull();
            open.addAll(journal.open());
        });

        assertThat(open).containsExactly(going);
        assertThat(journal.open()).isEmpty();
    }

    private Journal of(int entries, DataSize bytes) {
        return new Journal(
                new JournalProperties(entries, bytes, DataSize.ofKilobytes(16)), causes, CallNumbers.counted());
    }

    private static RecordedCall begun(Journal journal, int bodyLength) {
        long sequence = journal.nextSequence();
        BodyCopy body = new BodyCopy(bodyLength);
        body.add(new byte[bodyLength], 0, bodyLength);
        RecordedCall call = new RecordedCall(
                sequence,
                new RecordedCall.Origin(true, "request-" + sequence, null, null),
                new RecordedCall.Head(SentCall.START, "GET", "/v1.0/x", "/v1.0/x", "HTTP/1.1", List.of()),
                CallNotes.of(new MockHttpServletRequest()),
                body);
        journal.begun(call);
        return call;
    }

    private static RecordedCall call(Journal journal, @Nullable UUID tenantId, int bodyLength) {
        RecordedCall call = begun(journal, bodyLength);
        end(journal, call, tenantId, next -> {});
        return call;
    }

    private static void end(Journal journal, RecordedCall call, @Nullable UUID tenantId, Consumer<RecordedCall> next) {
        journal.ended(call, new Ending(SentCall.START, null, tenantId, 200, List.of(), new BodyCopy(0), false), next);
    }
}

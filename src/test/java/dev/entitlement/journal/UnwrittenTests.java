package dev.entitlement.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entitlement.http.CallNotes;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class UnwrittenTests {

    private static final int MOST = 1_000;
    private static final UUID TENANT = new UUID(0, 1);

    private final Unwritten unwritten = new Unwritten(MOST, 10_000_000);

    @Test
    void theOldestGoWhereThereIsTooMuchAndAreCounted() {
        IntStream.rangeClosed(1, MOST + 3).forEach(n -> unwritten.add(call(n)));

        Unwritten.Batch batch = unwritten.take(List::of);

        assertThat(batch.dropped()).isEqualTo(3);
        assertThat(batch.calls()).hasSize(Unwritten.BATCH);
        assertThat(batch.calls().get(0).sequence()).isEqualTo(4);
        assertThat(batch.more()).isTrue();
        assertThat(unwritten.take(List::of).more()).isFalse();
    }

    @Test
    void whatCouldNotBeWrittenComesBeforeWhatHasComeSince() {
        IntStream.rangeClosed(1, 3).forEach(n -> unwritten.add(call(n)));
        Unwritten.Batch batch = unwritten.take(List::of);
        unwritten.add(call(4));

        unwritten.putBack(batch);

        assertThat(sequences(unwritten.take(List::of))).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void whatCouldNotBeWrittenIsWithinTheBoundsToo() {
        IntStream.rangeClosed(1, 10).forEach(n -> unwritten.add(call(n)));
        Unwritten.Batch batch = unwritten.take(List::of);
        IntStream.rangeClosed(11, MOST + 5).forEach(n -> unwritten.add(call(n)));

        unwritten.putBack(batch);

        Unwritten.Batch next = unwritten.take(List::of);
        assertThat(next.dropped()).isEqualTo(5);
        assertThat(next.calls().get(0).sequence()).isEqualTo(6);
    }

    @Test
    void whoAsksIsToldWithTheLastOfIt() {
        IntStream.rangeClosed(1, Unwritten.BATCH + 1).forEach(n -> unwritten.add(call(n)));
        unwritten.ask("somebody");

        assertThat(unwritten.take(List::of).askers()).isEmpty();
        assertThat(unwritten.take(List::of).askers()).containsExactly("somebody");
        assertThat(unwritten.take(List::of).askers()).isEmpty();
    }

    @Test
    void whatIsForgottenIsNotWrittenAndIsRemoved() {
        unwritten.add(call(1));
        unwritten.add(call(3));

        unwritten.forget(TENANT, 2);

        Unwritten.Batch batch = unwritten.take(List::of);
        assertThat(sequences(batch)).containsExactly(3L);
        assertThat(batch.forgotten()).containsExactly(new Unwritten.Forgotten(TENANT, 2));
    }

    @Test
    void whatEndsWhileIsAskedWhatGoesOnIsTaken() {
        Unwritten.Batch batch = unwritten.take(() -> {
            unwritten.add(call(1));
            return List.of(call(2));
        });

        assertThat(sequences(batch)).containsExactly(1L);
        assertThat(batch.open()).hasSize(1);
    }

    @Test
    void ofLargeCallsAFewAreTakenAtOnce() {
        for (int n = 1; n <= 5; n++) {
            unwritten.add(call(n, (int) Unwritten.BATCH_BYTES / 2));
        }
        unwritten.ask("somebody");

        assertThat(sequences(unwritten.take(List::of))).containsExactly(1L, 2L);
        assertThat(unwritten.take(List::of).askers()).isEmpty();
        Unwritten.Batch last = unwritten.take(List::of);
        assertThat(sequences(last)).containsExactly(5L);
        assertThat(last.askers()).containsExactly("somebody");
    }

    @Test
    void ofWhatCameOfCallsThereIsABoundToo() {
        int most = 4 * Unwritten.BATCH;
        Unwritten larger = new Unwritten(most, 10_000_000);
        Consequence told = new Consequence(Consequence.Cause.SYSTEM, TENANT, "", "delivered", 1, SentCall.START);
        for (int n = 1; n <= most + 1; n++) {
            larger.add(new StoredConsequence(TENANT, n, null, told));
        }

        Unwritten.Batch first = larger.take(List::of);
        assertThat(first.consequences()).hasSize(most);
        assertThat(first.more()).isTrue();
        assertThat(larger.take(List::of).consequences()).hasSize(1);
    }

    private static List<Long> sequences(Unwritten.Batch batch) {
        return batch.calls().stream().map(RecordedCall::sequence).toList();
    }

    private static RecordedCall call(long sequence) {
        return call(sequence, 0);
    }

    private static RecordedCall call(long sequence, int bodyLength) {
        BodyCopy body = new BodyCopy(bodyLength);
        body.add(new byte[bodyLength], 0, bodyLength);
        RecordedCall call = new RecordedCall(
                sequence,
                new RecordedCall.Origin(true, new UUID(9, sequence).toString(), null, null),
                new RecordedCall.Head(SentCall.START, "GET", "/v1.0/x", "/v1.0/x", "HTTP/1.1", List.of()),
                CallNotes.of(new MockHttpServletRequest()),
                body);
        call.end(new Ending(SentCall.START, null, TENANT, 200, List.of(), new BodyCopy(0), false));
        return call;
    }
}

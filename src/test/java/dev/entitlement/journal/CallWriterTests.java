package dev.entitlement.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import dev.entitlement.http.CallNotes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

@Timeout(30)
class CallWriterTests {

    private static final UUID TENANT = new UUID(0, 1);

    private final CallNumbers numbers = CallNumbers.counted();
    private final JournalProperties properties =
            new JournalProperties(1_000, DataSize.ofMegabytes(10), DataSize.ofKilobytes(16));
    private final BatchWriter batches = mock();
    private final BlockingQueue<Unwritten.Batch> tried = new LinkedBlockingQueue<>();
    private final List<Unwritten.Batch> written = new CopyOnWriteArrayList<>();
    private final CallWriter writer =
            new CallWriter(new Journal(properties, new Causes(), numbers), numbers, batches, properties);

    @AfterEach
    void stop() throws InterruptedException {
        writer.stop();
    }

    @Test
    void whatIsForgottenIsRemovedAlsoWhereWhatWasToBeWrittenWithItCannotBe() {
        RecordedCall never = ended();
        failAlways(never, new DataIntegrityViolationException("never"));
        writer.forget(TENANT);
        writer.ended(never);
        writer.start();

        await().untilAsserted(() -> assertThat(written).singleElement().satisfies(batch -> assertThat(batch.forgotten())
                .hasSize(1)));
    }

    @Test
    void ofCallsThatCannotBeWrittenTogetherOnlyTheOneToBlameIsLost() {
        List<RecordedCall> calls = Stream.generate(this::ended).limit(9).toList();
        failAlways(calls.get(4), new DataIntegrityViolationException("never"));
        calls.forEach(writer::ended);
        writer.came(
                TENANT, null, new Consequence(Consequence.Cause.GRAPH, TENANT, "", "delivering", 1, SentCall.START));
        writer.start();

        await().untilAsserted(() -> {
            assertThat(written.stream().flatMap(batch -> batch.calls().stream()))
                    .containsExactlyElementsOf(Stream.concat(
                                    calls.stream().limit(4), calls.stream().skip(5))
                            .toList());
            assertThat(written.stream().flatMap(batch -> batch.consequences().stream()))
                    .hasSize(1);
        });
    }

    /** The database goes away between the halves. */
    @Test
    void whatIsLeftOfABatchIsWrittenLaterInItsOrder() {
        List<RecordedCall> calls = Stream.generate(this::ended).limit(4).toList();
        doThrow(new DataIntegrityViolationException("not together"))
                .doThrow(new QueryTimeoutException("away"))
                .doAnswer(call -> written.add(call.getArgument(0)))
                .when(batches)
                .write(any(), anyBoolean());
        calls.forEach(writer::ended);
        writer.start();

        await().untilAsserted(() -> assertThat(written.stream().flatMap(batch -> batch.calls().stream()))
                .containsExactlyElementsOf(calls));
    }

    @Test
    void afterAnErrorItGoesOn() throws InterruptedException {
        failOnce(new OutOfMemoryError("Too large"));
        writer.start();
        writer.ended(ended());
        next();

        RecordedCall later = ended();
        writer.ended(later);

        assertThat(next().calls()).containsExactly(later);
    }

    private Unwritten.Batch next() throws InterruptedException {
        Unwritten.Batch batch = tried.poll(10, TimeUnit.SECONDS);
        assertThat(batch).isNotNull();
        return batch;
    }

    private void failAlways(RecordedCall never, Throwable failure) {
        doAnswer(call -> {
                    Unwritten.Batch batch = call.getArgument(0);
                    if (batch.calls().contains(never)) {
                        throw failure;
                    }
                    return written.add(batch);
                })
                .when(batches)
                .write(any(), anyBoolean());
    }

    private void failOnce(Throwable failure) {
        doAnswer(call -> {
                    tried.add(call.getArgument(0));
                    throw failure;
                })
                .doAnswer(call -> tried.add(call.getArgument(0)))
                .when(batches)
                .write(any(), anyBoolean());
    }

    private RecordedCall ended() {
        long sequence = numbers.next();
        RecordedCall call = new RecordedCall(
                sequence,
                new RecordedCall.Origin(true, new UUID(9, sequence).toString(), null, null),
                new RecordedCall.Head(SentCall.START, "GET", "/v1.0/x", "/v1.0/x", "HTTP/1.1", List.of()),
                CallNotes.of(new MockHttpServletRequest()),
                new BodyCopy(0));
        call.end(new Ending(SentCall.START, null, TENANT, 200, List.of(), new BodyCopy(0), false));
        return call;
    }
}

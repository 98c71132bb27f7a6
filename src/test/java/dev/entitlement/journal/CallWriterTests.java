package dev.entitlement.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import dev.entitlement.http.CallNotes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataIntegrityViolationException;
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
    private final CallWriter writer =
            new CallWriter(new Journal(properties, new Causes(), numbers), numbers, batches, properties);

    @AfterEach
    void stop() throws InterruptedException {
        writer.stop();
    }

    @Test
    void whatIsForgottenIsRemovedAlsoWhereWhatWasToBeWrittenWithItCannotBe() throws InterruptedException {
        failOnce(new DataIntegrityViolationException("never"));
        writer.forget(TENANT);
        writer.ended(ended());
        writer.start();

        Unwritten.Batch given = next();
        assertThat(given.calls()).hasSize(1);
        assertThat(given.forgotten()).hasSize(1);
        Unwritten.Batch again = next();
        assertThat(again.calls()).isEmpty();
        assertThat(again.forgotten()).isEqualTo(given.forgotten());
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

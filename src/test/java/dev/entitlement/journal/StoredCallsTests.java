package dev.entitlement.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.entitlement.http.CallNotes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

class StoredCallsTests {

    private static final UUID BATCH = new UUID(0, 1);
    private static final UUID STEP = new UUID(0, 2);

    private final Map<UUID, StoredCall> rows = new HashMap<>();
    private final CallTable table = mock();
    private final StoredCalls stored = new StoredCalls(
            table, new CallCache(new JournalProperties(100, DataSize.ofMegabytes(10), DataSize.ofKilobytes(16))));

    private final RecordedCall batch = begun(BATCH, null);

    @BeforeEach
    void readRows() {
        when(table.contents(any())).thenAnswer(call -> {
            Collection<UUID> ids = call.getArgument(0);
            return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
        });
        write(end(begun(STEP, batch), 404));
    }

    @Test
    void aStepThatIsWrittenBeforeItsBatchIsToldWithItOnceItIsThere() {
        assertThat(batchOfStep().origin().requestId()).isEqualTo(BATCH.toString());
        write(end(batch, 200));

        assertThat(statusOf(batchOfStep())).isEqualTo(200);
    }

    @Test
    void aStepIsNotKeptAsItWasWhileItsBatchWentOn() {
        write(batch);
        assertThat(batchOfStep().ending()).isNull();
        write(end(batch, 200));

        assertThat(statusOf(batchOfStep())).isEqualTo(200);
    }

    @Test
    void whatDoesNotChangeAnyMoreIsReadOnce() {
        write(end(batch, 200));
        assertThat(batchOfStep()).isSameAs(batchOfStep());

        // The step, and its batch.
        verify(table, times(2)).contents(any());
    }

    private RecordedCall batchOfStep() {
        return Objects.requireNonNull(stored.read(List.of(STEP)).get(0).origin().batch());
    }

    private static int statusOf(RecordedCall call) {
        return Objects.requireNonNull(call.ending()).status();
    }

    private void write(RecordedCall call) {
        rows.put(UUID.fromString(call.origin().requestId()), StoredCall.of(call));
    }

    private static RecordedCall begun(UUID id, @Nullable RecordedCall batch) {
        return new RecordedCall(
                id.getLeastSignificantBits(),
                new RecordedCall.Origin(true, id.toString(), null, batch),
                new RecordedCall.Head(SentCall.START, "GET", "/v1.0/x", "/v1.0/x", "HTTP/1.1", List.of()),
                CallNotes.of(new MockHttpServletRequest()),
                new BodyCopy(0));
    }

    private static RecordedCall end(RecordedCall call, int status) {
        call.end(new Ending(SentCall.START, null, null, status, List.of(), new BodyCopy(0), false));
        return call;
    }
}

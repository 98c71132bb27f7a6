package dev.entitlement.journal;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.entitlement.control.ChangedHere;
import dev.entitlement.http.CallNotes;
import dev.entitlement.store.Nodes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionOperations;

class BatchWriterTests {

    private static final UUID TENANT = new UUID(0, 1);

    private final CallTable calls = mock();
    private final SharedBounds bounds = mock();
    private final ApplicationEventPublisher events = mock();
    private final BatchWriter writer = new BatchWriter(
            calls,
            mock(ConsequenceTable.class),
            bounds,
            mock(Nodes.class),
            events,
            TransactionOperations.withoutTransaction());

    private final Unwritten unwritten = new Unwritten(100, 1_000_000);

    @Test
    void whatWasWrittenWhileItWentOnIsWrittenOnceMoreWhenItHasEnded() {
        RecordedCall call = begun(1);
        write(List.of(call));
        unwritten.add(ended(call));
        write(List.of());
        write(List.of());

        verify(calls).remove(Set.of(idOf(call)));
        verify(calls, times(2)).insert(any());
    }

    /** Another process has had all calls forgotten at that moment. */
    @Test
    void whatWasDroppedWhenItHadEndedDoesNotStayGoingOn() {
        RecordedCall call = begun(1);
        write(List.of(call));
        unwritten.add(ended(call));
        unwritten.drop(null, 1);
        write(List.of());
        write(List.of());

        verify(calls).remove(Set.of(idOf(call)));
        verify(calls).insert(any());
    }

    @Test
    void whatIsStillToBeWrittenIsNotTakenForDropped() {
        RecordedCall call = begun(1_000);
        write(List.of(call));
        Unwritten many = new Unwritten(10_000, 100_000_000);
        for (int n = 0; n < Unwritten.BATCH; n++) {
            many.add(ended(begun(n)));
        }
        many.add(ended(call));

        writer.write(many.take(List::of), false);

        verify(calls, never()).remove(any());
        writer.write(many.take(List::of), false);
        verify(calls).remove(Set.of(idOf(call)));
    }

    @Test
    void whatIsTooMuchAndCannotBeRemovedIsWrittenAllTheSame() {
        doThrow(new QueryTimeoutException("too late")).when(bounds).keep();
        unwritten.add(ended(begun(1)));
        unwritten.ask("somebody");
        write(List.of());

        verify(calls).insert(any());
        verify(events)
                .publishEvent(
                        new ChangedHere(OtherNodes.TOPIC, ChangedHere.OF_NO_TENANT, OtherNodes.written("somebody", 0)));
        write(List.of());
        verify(bounds).keep();
    }

    @Test
    void readsInQuickSuccessionDoNotEachLookForWhatIsTooMuch() {
        for (int n = 0; n < 10; n++) {
            unwritten.add(ended(begun(n)));
            write(List.of());
        }
        verify(bounds).keep();

        for (int n = 0; n < 100; n++) {
            unwritten.add(ended(begun(n)));
        }
        write(List.of());
        verify(bounds, times(2)).keep();
    }

    /** Somebody wants to read. */
    private void write(List<RecordedCall> open) {
        writer.write(unwritten.take(() -> open), true);
    }

    private static UUID idOf(RecordedCall call) {
        return UUID.fromString(call.origin().requestId());
    }

    private static RecordedCall begun(long sequence) {
        return new RecordedCall(
                sequence,
                new RecordedCall.Origin(true, new UUID(9, sequence).toString(), null, null),
                new RecordedCall.Head(SentCall.START, "GET", "/v1.0/x", "/v1.0/x", "HTTP/1.1", List.of()),
                CallNotes.of(new MockHttpServletRequest()),
                new BodyCopy(0));
    }

    private static RecordedCall ended(RecordedCall call) {
        call.end(new Ending(SentCall.START, null, TENANT, 200, List.of(), new BodyCopy(0), false));
        return call;
    }
}

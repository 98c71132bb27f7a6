package dev.entitlement.journal;

import dev.entitlement.http.CallNotes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call as it is kept in the database, which outlives the process: without secrets, and with what could not be found out
 * any more without them.
 *
 * @param batch request id of the call whose step it is
 * @param ending null for a call that went on when it was written
 */
record StoredCall(
        long sequence,
        boolean graph,
        String requestId,
        @Nullable String clientRequestId,
        @Nullable String batch,
        RecordedCall.Head head,
        Notes notes,
        Body body,
        @Nullable End ending,
        KnownFacts known) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Body UNREAD = new Body(null, 0, false);

    /** As in {@link CallNotes}. */
    record Notes(
            @Nullable String operation,
            @Nullable UUID resource,
            CallNotes.@Nullable CallerNote caller,
            CallNotes.@Nullable PermissionNote permission,
            List<CallNotes.FaultNote> faults) {}

    /** As in {@link BodyCopy#told}. */
    record Body(@Nullable String text, long total, boolean cut) {

        BodyCopy copy() {
            return BodyCopy.told(text, total, cut);
        }
    }

    /** As {@link Ending}. */
    record End(
            Instant at,
            @Nullable Instant emulated,
            @Nullable UUID tenantId,
            int status,
            List<String> headers,
            Body body,
            boolean clientGone) {}

    /** What is to be kept of a call. */
    static StoredCall of(RecordedCall call) {
        Redaction redaction = Telling.learned(call);
        RecordedCall.Origin origin = call.origin();
        Ending ending = call.ending();
        return new StoredCall(
                call.sequence(),
                origin.graph(),
                origin.requestId(),
                textOf(origin.clientRequestId(), redaction),
                origin.batch() == null ? null : origin.batch().origin().requestId(),
                headOf(call.head(), redaction),
                notesOf(call.notes()),
                ending == null ? UNREAD : bodyOf(call.body(), call.head().headers(), redaction),
                ending == null ? null : endOf(ending, redaction),
                new KnownFacts(
                        CallFacts.clientOf(call),
                        CallFacts.tokenOf(call, redaction),
                        textOf(CallFacts.refusalOf(call), redaction)));
    }

    /**
     * The call.
     *
     * @param batch the call whose step it is; null for a call of its own
     */
    RecordedCall recorded(@Nullable RecordedCall batch) {
        RecordedCall call = new RecordedCall(
                sequence,
                new RecordedCall.Origin(graph, requestId, clientRequestId, batch),
                head,
                CallNotes.restored(
                        notes.operation(), notes.resource(), notes.caller(), notes.permission(), notes.faults()),
                body.copy(),
                known);
        if (ending != null) {
            call.end(new Ending(
                    ending.at(),
                    ending.emulated(),
                    ending.tenantId(),
                    ending.status(),
                    ending.headers(),
                    ending.body().copy(),
                    ending.clientGone()));
        }
        return call;
    }

    /** A batch of which nothing is known any more but its id, and that this was a step of it and ended with it. */
    RecordedCall forgottenBatch(String id) {
        return new StoredCall(
                        sequence,
                        graph,
                        id,
                        null,
                        null,
                        head,
                        new Notes(null, null, notes.caller(), null, List.of()),
                        UNREAD,
                        ending,
                        known)
                .recorded(null);
    }

    String written() {
        return JSON.writeValueAsString(this);
    }

    /** @throws JacksonException for what was not written by {@link #written} */
    static StoredCall read(byte[] written) {
        return JSON.readValue(written, StoredCall.class);
    }

    private static RecordedCall.Head headOf(RecordedCall.Head head, Redaction redaction) {
        return new RecordedCall.Head(
                head.received(),
                redaction.text(head.method()),
                redaction.target(head.target()),
                redaction.text(head.path()),
                head.protocol(),
                headersOf(head.headers(), redaction));
    }

    private static Notes notesOf(CallNotes notes) {
        return new Notes(notes.operation(), notes.resource(), notes.caller(), notes.permission(), notes.faults());
    }

    private static End endOf(Ending ending, Redaction redaction) {
        return new End(
                ending.at(),
                ending.emulated(),
                ending.tenantId(),
                ending.status(),
                headersOf(ending.headers(), redaction),
                bodyOf(ending.body(), ending.headers(), redaction),
                ending.clientGone());
    }

    private static Body bodyOf(BodyCopy body, List<String> headers, Redaction redaction) {
        return new Body(Telling.bodyOf(body, headers, redaction), body.total(), body.isCut());
    }

    private static List<String> headersOf(List<String> headers, Redaction redaction) {
        List<String> told = new ArrayList<>(headers.size());
        for (int i = 0; i < headers.size(); i += 2) {
            told.add(redaction.text(headers.get(i)));
            told.add(redaction.header(headers.get(i), headers.get(i + 1)));
        }
        return told;
    }

    private static @Nullable String textOf(@Nullable String text, Redaction redaction) {
        return text == null ? null : redaction.text(text);
    }
}

package dev.entitlement.journal;

import dev.entitlement.http.CallNotes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call, from the moment it was received. What it holds is as it came, secrets included, and leaves the journal only
 * through {@link Telling}.
 */
final class RecordedCall {

    /** More follow from no call; a request that is driven round and round by hand must not grow without end. */
    static final int MOST_CONSEQUENCES = 100;

    private static final int OVERHEAD = 400;
    private static final int OF_A_STRING = 56;

    private final long sequence;
    private final Origin origin;
    private final Head head;
    private final CallNotes notes;
    private final BodyCopy body;
    private final @Nullable KnownFacts known;

    private volatile @Nullable Ending ending;
    private volatile boolean answering;
    private volatile List<Consequence> consequences = List.of();

    /**
     * Where a call belongs.
     *
     * @param graph whether it was one of Graph's; otherwise it was one of Entra's
     * @param requestId the id that its answer tells
     * @param clientRequestId what the client calls it; null where it does not say
     * @param batch the call whose step it is; null for a call of its own
     */
    record Origin(
            boolean graph,
            String requestId,
            @Nullable String clientRequestId,
            @Nullable RecordedCall batch) {}

    /**
     * What was sent before the body.
     *
     * @param received on the wall clock
     * @param target path and query as they were sent
     * @param path decoded, without the query
     * @param protocol such as {@code HTTP/1.1}
     * @param headers names and values in turn
     */
    record Head(Instant received, String method, String target, String path, String protocol, List<String> headers) {}

    RecordedCall(long sequence, Origin origin, Head head, CallNotes notes, BodyCopy body) {
        this(sequence, origin, head, notes, body, null);
    }

    /** @param known of a call that is kept without its secrets, from which this was found out; otherwise null */
    RecordedCall(long sequence, Origin origin, Head head, CallNotes notes, BodyCopy body, @Nullable KnownFacts known) {
        this.sequence = sequence;
        this.origin = origin;
        this.head = head;
        this.notes = notes;
        this.body = body;
        this.known = known;
    }

    long sequence() {
        return sequence;
    }

    Origin origin() {
        return origin;
    }

    Head head() {
        return head;
    }

    CallNotes notes() {
        return notes;
    }

    /** What was found out while the secrets of the call were there; null where they still are. */
    @Nullable
    KnownFacts known() {
        return known;
    }

    /** The same call, of which this has come, or the first of it. */
    RecordedCall with(List<Consequence> others) {
        RecordedCall same = new RecordedCall(sequence, origin, head, notes, body, known);
        same.ending = ending;
        same.consequences = others.size() > MOST_CONSEQUENCES
                ? List.copyOf(others.subList(0, MOST_CONSEQUENCES))
                : List.copyOf(others);
        return same;
    }

    /** To be read only once the call has ended. */
    BodyCopy body() {
        return body;
    }

    /** Null while the call is still going on. */
    @Nullable
    Ending ending() {
        return ending;
    }

    void end(Ending how) {
        this.ending = how;
    }

    /** Notes that the client may have its answer, although the call has not ended here. */
    void answering() {
        answering = true;
    }

    /** Whether the client may know how it ended although that has not been noted yet. */
    boolean isAboutToEnd() {
        return ending == null && (answering || notes.faults().stream().anyMatch(Exchange::breaksOff));
    }

    /** The first value of a header that the client has sent, its name in any case; null for none. */
    @Nullable
    String header(String name) {
        for (int i = 0; i < head.headers().size(); i += 2) {
            if (head.headers().get(i).equalsIgnoreCase(name)) {
                return head.headers().get(i + 1);
            }
        }
        return null;
    }

    /** Whose call it was, or will have been; null where nothing says so. */
    @Nullable
    UUID tenantId() {
        Ending ended = ending;
        if (ended != null) {
            return ended.tenantId();
        }
        CallNotes.CallerNote caller = notes.caller();
        return caller == null ? null : caller.tenantId();
    }

    /** What came of it so far, in order. */
    List<Consequence> consequences() {
        return consequences;
    }

    synchronized void add(Consequence consequence) {
        if (consequences.size() < MOST_CONSEQUENCES) {
            List<Consequence> more = new ArrayList<>(consequences);
            more.add(consequence);
            consequences = List.copyOf(more);
        }
    }

    /** About how many bytes of memory it takes. */
    int memory() {
        Ending ended = ending;
        int memory =
                OVERHEAD + body.memory() + head.target().length() + head.path().length();
        memory += memoryOf(head.headers());
        return ended == null
                ? memory
                : memory + memoryOf(ended.headers()) + ended.body().memory();
    }

    private static int memoryOf(List<String> texts) {
        int memory = 0;
        for (String text : texts) {
            memory += OF_A_STRING + text.length();
        }
        return memory;
    }
}

package dev.entitlement.journal;

import jakarta.servlet.ServletRequest;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.catalina.connector.Response;
import org.jspecify.annotations.Nullable;

/** A call that is being recorded: what it needs until it has ended. Found again by an attribute of its request. */
final class Recording {

    private static final String KEY = Recording.class.getName();

    private final RecordedCall call;
    private final Response response;
    private final BodyCopy answer;
    private final Supplier<Instant> wallTime;
    private volatile boolean clientGone;
    private volatile @Nullable Instant flushed;
    private boolean ended;

    Recording(RecordedCall call, Response response, BodyCopy answer, Supplier<Instant> wallTime) {
        this.call = call;
        this.response = response;
        this.answer = answer;
        this.wallTime = wallTime;
    }

    /** The recording of a call; null for one that is not recorded. */
    static @Nullable Recording of(ServletRequest request) {
        return (Recording) request.getAttribute(KEY);
    }

    void attachTo(ServletRequest request) {
        request.setAttribute(KEY, this);
    }

    RecordedCall call() {
        return call;
    }

    Response response() {
        return response;
    }

    BodyCopy answer() {
        return answer;
    }

    /** Something more has been written. */
    void wrote() {
        flushed = null;
    }

    /** What was written has been sent, beginning at that time, and may have been the end. */
    void flushed(Instant at) {
        flushed = flushed == null ? at : flushed;
        call.answering();
    }

    Instant now() {
        return wallTime.get();
    }

    /**
     * When the client may have had its answer, on the wall clock: no later, as its next call may be received before this
     * one is over here.
     */
    Instant answeredAt() {
        Instant last = flushed;
        return last == null ? now() : last;
    }

    void clientGone() {
        clientGone = true;
    }

    boolean isClientGone() {
        return clientGone;
    }

    /** Whether this is the first time that the call is said to have ended. */
    synchronized boolean endsNow() {
        boolean first = !ended;
        ended = true;
        return first;
    }
}

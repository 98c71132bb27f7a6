package dev.entitlement.journal;

import jakarta.servlet.ServletRequest;
import org.apache.catalina.connector.Response;
import org.jspecify.annotations.Nullable;

/** A call that is being recorded: what it needs until it has ended. Found again by an attribute of its request. */
final class Recording {

    private static final String KEY = Recording.class.getName();

    private final RecordedCall call;
    private final Response response;
    private final BodyCopy answer;
    private volatile boolean clientGone;
    private boolean ended;

    Recording(RecordedCall call, Response response, BodyCopy answer) {
        this.call = call;
        this.response = response;
        this.answer = answer;
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

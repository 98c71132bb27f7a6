package dev.entitlement.fault;

import dev.entitlement.graph.GraphHeaders;
import dev.entitlement.http.CallNotes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** A call that a rule has taken: what effects can do to it. */
final class FaultedCall {

    /** Names the rule in every answer that it has had a hand in. */
    static final String HEADER = "x-emulator-fault";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final MatchedCall call;
    private final CallFate fate;
    private final ArmedFault.Hit hit;
    private final Workshop workshop;

    FaultedCall(
            HttpServletRequest request,
            HttpServletResponse response,
            MatchedCall call,
            CallFate fate,
            ArmedFault.Hit hit,
            Workshop workshop) {
        this.request = request;
        this.response = response;
        this.call = call;
        this.fate = fate;
        this.hit = hit;
        this.workshop = workshop;
    }

    /** What effects are carried out with. */
    record Workshop(Refusals refusals, Waiting waiting, Duplicates duplicates, StaleReads staleReads) {}

    /** Makes it happen; tells whether the call is carried out. */
    boolean begin() throws IOException {
        CallNotes.of(request).fault(new CallNotes.FaultNote(hit.id(), hit.outcome()));
        response.setHeader(HEADER, hit.id());
        boolean carriedOut = hit.effect().begin(this);
        if (!carriedOut) {
            fate.notCarriedOut();
        }
        return carriedOut;
    }

    Random draws() {
        return hit.draws();
    }

    void throttle(Duration retryAfter) throws IOException {
        workshop.refusals().throttle(request, response, retryAfter);
    }

    void fail(Failure failure) throws IOException {
        workshop.refusals().fail(request, response, failure);
    }

    void refuseToken(BadToken refused) throws IOException {
        workshop.refusals().refuseToken(request, response, refused);
    }

    void answerInstead(Failure failure) {
        fate.answerInstead(failure);
    }

    void delay(Duration length) {
        fate.delay(call.tenantId(), length);
    }

    void end(Ending ending) {
        fate.end(call.tenantId(), ending);
    }

    /** Waits for others; tells false, and the call is refused, where too many wait already. */
    boolean gather(int parties, Duration timeout) throws IOException {
        if (workshop.waiting().gather(call.tenantId(), hit.gathering(), parties, timeout)) {
            return true;
        }
        workshop.refusals().tooManyHeld(request, response, Waiting.LIMITS);
        return false;
    }

    void duplicate() {
        String callId = GraphHeaders.idsOf(request).requestId();
        workshop.duplicates().watch(callId);
        fate.afterwards((status, type, body) -> workshop.duplicates().duplicate(callId, status < 400));
    }

    void stale(Duration lag) {
        workshop.staleReads().write(request, call, fate, hit.id(), lag);
    }
}

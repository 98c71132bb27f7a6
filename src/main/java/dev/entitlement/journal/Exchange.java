package dev.entitlement.journal;

import dev.entitlement.http.CallNotes.FaultNote;
import java.util.Set;

/** How calls and their answers meet their clients. */
final class Exchange {

    static final String ANSWERED = "answered";
    static final String IN_PROGRESS = "inProgress";
    static final String CLIENT_GONE = "clientGone";

    /** The effect is there, and the answer was kept back. */
    static final String LOST_RESPONSE = "lostResponse";

    /** Outcomes of faults after which a client has no answer, or not the whole of one. */
    private static final Set<String> LOST = Set.of(LOST_RESPONSE, "reset", "empty", "timeout", "truncate");

    /** Of those, the ones where no handler was asked, so that there was no answer to be lost. */
    private static final Set<String> UNANSWERED = Set.of("reset", "empty", "timeout");

    private Exchange() {}

    /** {@code answered}, {@code inProgress}, {@code clientGone}, or the outcome of the fault that kept the answer back. */
    static String of(RecordedCall call) {
        for (FaultNote fault : call.notes().faults()) {
            if (LOST.contains(fault.outcome())) {
                return fault.outcome();
            }
        }
        Ending ending = call.ending();
        if (ending == null) {
            return IN_PROGRESS;
        }
        return ending.clientGone() ? CLIENT_GONE : ANSWERED;
    }

    /** Whether the client got no whole answer; not yet, where the call still goes on. */
    static boolean isLost(RecordedCall call) {
        return !of(call).equals(ANSWERED);
    }

    /** The status that was set; 0 where it did not come to that. */
    static int statusOf(RecordedCall call) {
        Ending ending = call.ending();
        return ending == null || UNANSWERED.contains(of(call)) ? 0 : ending.status();
    }

    /** Whether a fault ends the connection by itself, so that the client knows at once. */
    static boolean breaksOff(FaultNote fault) {
        return LOST.contains(fault.outcome()) && !fault.outcome().equals("timeout");
    }
}

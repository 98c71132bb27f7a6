package dev.entitlement.entra;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** The id by which Entra knows a call: the header {@code x-ms-request-id} of its answer, and the trace id of a refusal. */
public final class EntraTrace {

    static final String HEADER = "x-ms-request-id";
    private static final String CALL = EntraTrace.class.getName();

    private EntraTrace() {}

    /** The id of this call, the same however often it is asked for. */
    public static String idOf(HttpServletRequest call) {
        if (call.getAttribute(CALL) instanceof String known) {
            return known;
        }
        String id = UUID.randomUUID().toString();
        call.setAttribute(CALL, id);
        return id;
    }
}

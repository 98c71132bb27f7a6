package dev.entitlement.graph;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers of every answer of Graph, and the ids by which a call is known. */
public final class GraphHeaders {

    static final String REQUEST_ID = "request-id";
    static final String CLIENT_REQUEST_ID = "client-request-id";
    private static final String CALL = GraphHeaders.class.getName();
    private static final String DIAGNOSTIC = "{\"ServerInfo\":{\"DataCenter\":\"Emulator\",\"Slice\":\"E\","
            + "\"Ring\":\"1\",\"ScaleUnit\":\"001\",\"RoleInstance\":\"EMULATOR\"}}";

    /** What is echoed: anything a client would send as an id, and nothing longer or stranger. */
    private static final Pattern ECHOED = Pattern.compile("[\\x21-\\x7E]{1,128}");

    private GraphHeaders() {}

    /**
     * The ids of a call.
     *
     * @param requestId made by the emulator
     * @param clientRequestId the client's own, or the request id when it sent none
     */
    public record CallIds(String requestId, String clientRequestId) {}

    /** The ids of this call, the same however often they are asked for. */
    public static CallIds idsOf(HttpServletRequest request) {
        if (request.getAttribute(CALL) instanceof CallIds known) {
            return known;
        }
        CallIds ids = newIds(request.getHeader(CLIENT_REQUEST_ID));
        request.setAttribute(CALL, ids);
        return ids;
    }

    /** The ids of a call that has none yet. */
    static CallIds newIds(@Nullable String clientRequestId) {
        String requestId = UUID.randomUUID().toString();
        return new CallIds(requestId, echoed(clientRequestId, requestId));
    }

    /** Sets what success and failure share. */
    static void common(HttpServletRequest request, HttpServletResponse response) {
        CallIds ids = idsOf(request);
        response.setHeader("Strict-Transport-Security", "max-age=31536000");
        response.setHeader(REQUEST_ID, ids.requestId());
        response.setHeader(CLIENT_REQUEST_ID, ids.clientRequestId());
        response.setHeader("x-ms-ags-diagnostic", DIAGNOSTIC);
        response.setHeader("Vary", "Accept-Encoding");
    }

    /** Sets what only success has. */
    static void success(HttpServletResponse response) {
        response.setHeader("OData-Version", "4.0");
        response.setHeader("Cache-Control", "private");
    }

    /** Takes back what only success has. */
    static void failure(HttpServletResponse response) {
        response.setHeader("OData-Version", null);
        response.setHeader("Cache-Control", null);
    }

    private static String echoed(@Nullable String sent, String otherwise) {
        return sent != null && ECHOED.matcher(sent).matches() ? sent : otherwise;
    }
}

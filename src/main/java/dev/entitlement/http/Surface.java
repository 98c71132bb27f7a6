package dev.entitlement.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * One of the protocols that share this server. Graph, Entra and the control API word their errors differently, so an
 * error that no handler saw (a bad request line, an unknown path, a wrong method) is worded by the surface whose path
 * was called.
 */
public interface Surface {

    /**
     * Whether calls to this path speak this surface's protocol. Surfaces are asked in their order; the first to answer
     * true has the call.
     *
     * @param path the decoded path, beginning with a slash
     */
    boolean owns(String path);

    /** What web pages of other origins may do here. */
    default OtherOrigins otherOrigins() {
        return OtherOrigins.IGNORED;
    }

    /**
     * Whether browsers may call this surface by a host. Asked only where other origins are refused.
     *
     * @param host as the call names it, with or without a port
     */
    default boolean isCalled(String host) {
        return true;
    }

    /**
     * Writes the failure in this surface's shape, status included. The response is not yet committed.
     *
     * @throws IOException when the client is gone
     */
    void write(HttpServletRequest request, HttpServletResponse response, HttpFailure failure) throws IOException;
}

package dev.entitlement.odata;

import dev.entitlement.graph.GraphHeaders.CallIds;
import dev.entitlement.graph.GraphVersion;
import dev.entitlement.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/**
 * A call of Graph as operations see it; declared as a parameter of a mapped method, it is filled in.
 *
 * @param caller who calls
 * @param version in which version
 * @param ids by which the call is known
 * @param request for the query and the host that was called
 */
public record GraphCall(Caller caller, GraphVersion version, CallIds ids, HttpServletRequest request) {

    /** The tenant that the call is in. */
    public UUID tenantId() {
        return caller.tenantId();
    }
}

package dev.entitlement.request;

import static dev.entitlement.graph.Permissions.READ_WRITE;

import dev.entitlement.graph.GraphException;
import dev.entitlement.identity.Caller;
import dev.entitlement.odata.GraphCall;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does something to a request.
 *
 * @param objectId of the user, or of the service principal of an app calling as itself; null where the token has none
 * @param delegated whether a user stands behind the call
 * @param administers whether the caller may do it for others, too
 * @param callId the {@code request-id} of the call
 */
record Actor(UUID tenantId, @Nullable UUID objectId, boolean delegated, boolean administers, String callId) {

    static Actor of(GraphCall call) {
        Caller caller = call.caller();
        boolean administers = (caller.delegated() ? caller.scopes() : caller.roles()).contains(READ_WRITE);
        return new Actor(
                caller.tenantId(),
                caller.objectId(),
                caller.delegated(),
                administers,
                call.ids().requestId());
    }

    /**
     * Refuses what the caller may not ask for: administrators ask for others, users for themselves.
     *
     * @throws GraphException 400 for what nobody can ask for; 403 for what the caller cannot
     * @see <a
     *     href="https://learn.microsoft.com/graph/api/entitlementmanagement-post-assignmentrequests">Create
     *     assignmentRequest</a>
     */
    void requireMayAsk(RequestType type) {
        if (type.isAdministrative()) {
            require(administers);
        } else if (type.isByUser() || type == RequestType.ON_BEHALF_ADD || type == RequestType.APPROVER_REMOVE) {
            require(delegated && objectId != null);
        } else {
            throw GraphException.badRequest("A request of this type is made by entitlement management alone.");
        }
    }

    /** The user behind the call, or 403. */
    UUID user() {
        if (!delegated || objectId == null) {
            throw GraphException.forbidden("Unauthorized");
        }
        return objectId;
    }

    /** 403 unless it is so. */
    static void require(boolean allowed) {
        if (!allowed) {
            throw GraphException.forbidden("Unauthorized");
        }
    }
}

package dev.entitlement.identity;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as the access token says.
 *
 * @param tenantId {@code tid}: what the caller can see ends at this tenant
 * @param objectId {@code oid}: the user, or the service principal of an app calling as itself
 * @param clientId {@code appid} or {@code azp}: the app
 * @param scopes delegated permissions, {@code scp}; empty for an app calling as itself
 * @param roles application permissions, {@code roles}
 * @param delegated whether a user stands behind the call
 */
public record Caller(
        UUID tenantId,
        @Nullable UUID objectId,
        @Nullable UUID clientId,
        Set<String> scopes,
        Set<String> roles,
        boolean delegated) {

    /** The tenant of personal accounts, for which entitlement management does not exist. */
    private static final UUID PERSONAL = UUID.fromString("9188040d-6c67-4c5b-b112-36a304b66dad");

    boolean isPersonalAccount() {
        return tenantId.equals(PERSONAL);
    }
}

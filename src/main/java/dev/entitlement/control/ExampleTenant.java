package dev.entitlement.control;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what the commands of the index page are written for. */
public interface ExampleTenant {

    /**
     * A tenant in which they work.
     *
     * @param clientId of an app that may do everything; null where there is none, or where another issuer's tokens count
     * @param clientSecret of that app
     * @param request id of a request that can be reprocessed; null where there is none
     */
    record Facts(
            UUID id,
            String displayName,
            @Nullable UUID clientId,
            @Nullable String clientSecret,
            @Nullable UUID request) {}

    /**
     * What commands need of a tenant.
     *
     * @param tenant its id, domain or alias; null for the default tenant
     * @return none while there is no default tenant
     * @throws ControlException 404 for a tenant that is named and not there
     */
    Optional<Facts> facts(@Nullable String tenant);
}

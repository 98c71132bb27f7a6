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

    /** The default tenant; none while there is no tenant. */
    Optional<Facts> facts();
}

package dev.entitlement.entra;

/**
 * The endpoint as the client called it.
 *
 * @param origin scheme, host and port, as the client sees them; no slash at the end
 * @param tenant the path's first segment: a GUID, a domain, {@code common} or {@code organizations}
 * @param versionOne whether it is {@code /oauth2/token}, where {@code resource} takes the place of {@code scope}
 */
public record TokenEndpoint(String origin, String tenant, boolean versionOne) {

    /** Whether the path leaves the tenant to follow from who signs in. */
    public boolean isForAnyTenant() {
        return AnyTenant.isNamed(tenant);
    }
}

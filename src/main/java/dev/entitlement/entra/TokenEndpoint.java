package dev.entitlement.entra;

import dev.entitlement.tenant.Tenant;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The endpoint as the client called it.
 *
 * @param origin scheme, host and port, as the client sees them; no slash at the end
 * @param tenant the path's first segment: a GUID, a domain, {@code common} or {@code organizations}
 * @param versionOne whether it is {@code /oauth2/token}, where {@code resource} takes the place of {@code scope}
 */
public record TokenEndpoint(String origin, String tenant, boolean versionOne) {

    /** Where clients believe they are when they are not told otherwise, or when names are redirected. */
    private static final Set<String> ENTRAS_HOSTS =
            Set.of("login.microsoftonline.com", "login.windows.net", "sts.windows.net");

    /** What follows the tenant in the issuer and in the token endpoint of both versions. */
    private static final Set<String> ENDS = Set.of("", "/v2.0", "/oauth2/token", "/oauth2/v2.0/token");

    /** Whether the path leaves the tenant to follow from who signs in. */
    public boolean isForAnyTenant() {
        return AnyTenant.isNamed(tenant);
    }

    /**
     * Whether a URI names this endpoint or its issuer, in any of the forms that clients use. Ports do not matter: some
     * libraries leave out the one that they were given.
     *
     * @param found the tenant that the call is for
     */
    boolean isNamed(String uri, Tenant found) {
        return parsed(uri)
                .filter(named -> isHere(named) && isPath(named, found))
                .isPresent();
    }

    private boolean isHere(URI named) {
        return ENTRAS_HOSTS.contains(lower(named.getHost()))
                || parsed(origin)
                        .filter(here -> named.getHost().equalsIgnoreCase(here.getHost()))
                        .isPresent();
    }

    private boolean isPath(URI named, Tenant found) {
        String path = lower(named.getRawPath()).replaceFirst("/$", "");
        return Stream.of(found.id().toString(), found.domain(), lower(tenant))
                .anyMatch(segment -> ENDS.stream().anyMatch(end -> path.equals("/" + segment + end)));
    }

    /** None for what is no URI, or one without a host: assertions and proxies may say anything. */
    private static Optional<URI> parsed(String uri) {
        try {
            return Optional.of(new URI(uri)).filter(parsed -> parsed.getHost() != null);
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
